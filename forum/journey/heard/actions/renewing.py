"""A lost receipt: whoever gave a contact can have a new one sent there."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from forum.ground import clock, codes, journal
from forum.journey.heard import opening, rules
from forum.journey.heard.actions.hearing import fingerprint_of
from forum.journey.heard.models import Contact, Receipt, Voice, WayBack
from forum.journey.heard.rules import A_DAY, AnswerWay
from forum.people import policy

BY_ADDRESS = (AnswerWay.EMAIL, AnswerWay.TEXT, AnswerWay.LETTER)


@dataclass(frozen=True)
class Found:
    """A way back that is still good, and all that was said from the same contact, the newest first."""

    way_back: WayBack
    voices: list[Voice]


def _said_from(known_by: set[str]) -> QuerySet[Voice]:
    contacts = Contact.objects.filter(known_by__in=known_by - {""})
    return Voice.objects.kept().filter(contact__in=contacts).order_by("-pk")


@transaction.atomic
def ask_again(*, actor: policy.Actor, address: str) -> None:
    """Have a message sent to this contact, if anything was said from it. Nobody is told whether there was.

    Args:
        actor: who asks; anybody may.
        address: an email address, a number or a postal address, as it was typed. However often it is asked for in a
            day, the way back is the same.
    """
    policy.require(actor, "heard.ask_again")
    said = _said_from({opening.known_by(way, address) for way in BY_ADDRESS}).select_related("contact")
    newest = said.select_for_update(of=("self",)).first()
    if newest and not WayBack.objects.filter(voice=newest, asked_at__gt=clock.now() - A_DAY).exists():
        WayBack.objects.create(voice=newest, known_by=newest.contact.known_by)
    about = {"voice": newest.pk} if newest else None
    journal.note(act="heard.ask_again", actor=actor.person, subject="receipts", about=about)


def look_at_way_back(code: str) -> Found | None:
    """What such a code leads to; None when it is not ours, has had its days, or the words were taken back."""
    kept = WayBack.objects.filter(letter_code=codes.tidy(code), voice__in=Voice.objects.kept())
    way_back = kept.select_related("voice__contact").first()
    contact = getattr(way_back.voice, "contact", None) if way_back else None
    if way_back is None or contact is None or contact.known_by != way_back.known_by:
        return None  # It went to a contact that they have changed since.
    if way_back.asked_at + good_for(contact) <= clock.now():
        return None
    return Found(way_back, list(_said_from({contact.known_by})[: rules.RENEWED_FROM]))


def good_for(contact: Contact) -> timedelta:
    """How long a way back that goes to this contact is good for."""
    return rules.WAY_BACK_GOOD_FOR.get(AnswerWay(contact.way), timedelta())


@transaction.atomic
def renew_receipt(*, actor: policy.Actor, code: str, voice: str) -> str:
    """Give one of the voices that a way back leads to a new receipt, and return its code; the old one opens nothing.

    One at a time: people share an address, and nobody else's receipt is touched. Tapped again, or in another tab, it
    is the same receipt, which is derived and stored nowhere.

    Args:
        actor: whoever came by the way back.
        code: of the way back.
        voice: the public id of one of its voices.

    Raises:
        Refused: when the way back has had its days, or a newer one was used since.
    """
    found = look_at_way_back(code)
    policy.require(actor, "heard.renew_receipt", also={policy.Role.SPEAKER} if found else set())
    theirs = {one.public_id: one.pk for one in found.voices} if found else {}
    if found is None or voice not in theirs:
        raise policy.Refused(rules.Words.LINK_GONE)
    held = Voice.objects.select_for_update(of=("self",)).select_related("receipt").get(pk=theirs[voice])
    fresh = codes.derived(key=settings.RECEIPT_KEY, sending=f"renew\n{found.way_back.letter_code}\n{voice}")
    made, is_new = Receipt.objects.get_or_create(fingerprint=fingerprint_of(fresh))
    if made.replaced_at:
        raise policy.Refused(rules.Words.LINK_GONE)
    if is_new:
        old, held.receipt = held.receipt, made
        held.save(update_fields=["receipt"])
        old.replaced_at = clock.now()
        old.save(update_fields=["replaced_at"])
        journal.note(act="heard.renew_receipt", actor=actor.person, subject=f"voice:{held.public_id}")
    return fresh


@transaction.atomic
def forget_ways_back() -> int:
    """Delete the ways back that have had their days; return how many."""
    return WayBack.objects.had_their_days().delete()[0]
