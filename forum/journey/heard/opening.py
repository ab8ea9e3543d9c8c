"""Whether whoever holds a receipt is the one who spoke: the second thing that they chose, or the contact they gave."""

import hashlib
import hmac
import unicodedata
from functools import lru_cache

import phonenumbers
from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.core import signing

from forum.journey.heard.models import Contact, Secret, Voice
from forum.journey.heard.rules import AnswerWay

SALT = "heard.keep"
AN_HOUR = 60 * 60
COUNTRY = "GB"


def plain(typed: str) -> str:
    """A second thing as it is compared: capitals, spaces and the way that an accent was typed do not matter."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", typed).casefold())
    return "".join(folded.split())


def pass_for(voice: Voice) -> str:
    """A signed pass to this voice. A page carries it in its forms, for an hour, and never in an address."""
    return signing.dumps({"voice": voice.public_id}, salt=SALT)


def voice_of(keep: str) -> str | None:
    """The voice that a pass is for; None when it is not ours or has had its hour."""
    try:
        held = signing.loads(keep, salt=SALT, max_age=AN_HOUR)
    except signing.BadSignature:
        return None
    return str(held["voice"])


def open_voice(*, receipt: str, second: str) -> Voice | None:
    """The voice of this receipt, if the second thing is right too; as slow when the receipt is unknown."""
    voice = Voice.objects.held_by(receipt).first()
    secret = Secret.objects.filter(voice=voice).first() if voice else None
    contact = Contact.objects.filter(voice=voice).first() if voice else None
    chosen = check_password(plain(second), secret.hash if secret else _nobodys()) and secret is not None
    given = contact is not None and same_contact(contact, second)
    return voice if chosen or given else None


def same_contact(contact: Contact, typed: str) -> bool:
    """Whether this is the contact that they gave, as people write it."""
    known = reads_as(contact.way, contact.address)
    return bool(known) and hmac.compare_digest(known.encode(), reads_as(contact.way, typed).encode())


def reads_as(way: str, address: str) -> str:
    """A contact as it is compared; empty where it is none."""
    if way == AnswerWay.TEXT:
        try:
            number = phonenumbers.parse(address, COUNTRY)
        except phonenumbers.NumberParseException:
            return ""
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if way == AnswerWay.LETTER:
        return "".join(sign for sign in plain(address) if sign.isalnum())
    return plain(address)


def known_by(way: str, address: str) -> str:
    """What a contact is found by: a keyed hash of how it is compared; empty where it is none."""
    reads = reads_as(way, address) if address.strip() else ""
    if not reads:
        return ""
    return hmac.digest(settings.RECEIPT_KEY.encode(), f"contact:{way}:{reads}".encode(), hashlib.sha256).hex()


@lru_cache(maxsize=1)
def _nobodys() -> str:
    """A hash of nothing that anybody chose, so that an unknown receipt takes as long as a known one."""
    return make_password("nobody chose this")
