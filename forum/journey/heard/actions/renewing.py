"""A lost receipt: whoever gave a contact can have a new one sent there."""

from django.core import signing
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.db.models.lookups import Exact

from forum.ground import codes, journal
from forum.journey.heard import rules
from forum.journey.heard.actions.hearing import fingerprint_of
from forum.journey.heard.models import Contact, Receipt, Voice
from forum.people import policy

SALT = "heard.renew"


def said_from(address: str) -> QuerySet[Voice]:
    """What was said by whoever gave this contact, the newest first; words that were taken back are left out."""
    contacts = Contact.objects.filter(Exact(Lower("address"), address.strip().lower())).exclude(address="")
    return Voice.objects.kept().filter(contact__in=contacts).order_by("-pk")


@transaction.atomic
def ask_again(*, actor: policy.Actor, address: str) -> None:
    """Have a message sent to this address, if anything was said from it. Nobody is told whether there was."""
    policy.require(actor, "heard.ask_again")
    newest = said_from(address).first()
    about = {"voice": newest.pk} if newest else None
    journal.note(act="heard.ask_again", actor=actor.person, subject="receipts", about=about)


def link_code(voice: Voice) -> str:
    """What the message carries: good for three days, and only until the receipt is renewed."""
    return signing.dumps([voice.public_id, voice.receipt_id], salt=SALT)


def voice_of_link(code: str) -> Voice | None:
    """The voice of such a link; None when it is not ours, has had its days, or was used."""
    try:
        public_id, receipt = signing.loads(code, salt=SALT, max_age=rules.LINK_GOOD_FOR)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Voice.objects.kept().select_related("contact").filter(public_id=public_id, receipt=receipt).first()


@transaction.atomic
def renew_receipts(*, actor: policy.Actor, code: str) -> list[tuple[Voice, str]]:
    """Give everything that was said from the address of this link a new receipt; the old ones open nothing more.

    Returns each voice with its new code, which is kept nowhere but on the page that shows it.
    """
    voice = voice_of_link(code)
    policy.require(actor, "heard.renew_receipt", also={policy.Role.SPEAKER} if voice else set())
    if voice is None or not hasattr(voice, "contact"):
        raise policy.Refused(rules.Words.LINK_GONE)
    renewed = []
    for one in said_from(voice.contact.address).select_for_update(of=("self",))[: rules.RENEWED_AT_ONCE]:
        old, fresh = one.receipt_id, codes.drawn()
        one.receipt = Receipt.objects.create(fingerprint=fingerprint_of(fresh))
        one.save(update_fields=["receipt"])
        Receipt.objects.filter(pk=old).delete()
        journal.note(act="heard.renew_receipt", actor=actor.person, subject=f"voice:{one.public_id}")
        renewed.append((one, fresh))
    return renewed
