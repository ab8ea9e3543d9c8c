"""Drafts: what somebody has begun to say is kept from the first page on, under the code that its receipt will have."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from forum.ground import clock, codes, journal
from forum.journey.heard import drafts
from forum.journey.heard.actions.hearing import Heard, hear
from forum.journey.heard.models import Draft, Receipt, Voice
from forum.people import policy

BATCH = 500


@transaction.atomic
def keep_draft(*, actor: policy.Actor, seed: str, answers: dict[str, str]) -> Draft | None:
    """Keep what somebody has typed so far, as they typed it; what they typed on other pages stays.

    The same form from twenty places at once is one draft. None once it has been sent: what is sent is not changed here.
    """
    policy.require(actor, "heard.draft")
    receipt = _hold_receipt(seed)
    if Voice.objects.filter(receipt=receipt).exists():
        return None
    draft, begins = Draft.objects.get_or_create(receipt=receipt, defaults={"speaker_id": actor.person})
    draft.answers = draft.answers | answers | {"seed": seed}
    draft.touched_at = clock.now()
    draft.save(update_fields=["answers", "touched_at"])
    if begins:
        journal.note(act="heard.draft", actor=actor.person, subject=f"draft:{draft.pk}")
    return draft


def _hold_receipt(seed: str) -> Receipt:
    fingerprint = codes.fingerprint(drafts.code_of(seed), key=settings.RECEIPT_KEY)
    made, _new = Receipt.objects.get_or_create(fingerprint=fingerprint)
    # Gone again only if somebody threw it away at this very moment.
    return Receipt.objects.select_for_update().filter(pk=made.pk).first() or _hold_receipt(seed)


def sent(*, seed: str) -> Heard | None:
    """The voice that this draft has become; None while it has not been sent."""
    voice = drafts.voice_of(seed)
    return Heard(voice=voice, code=drafts.code_of(seed), again=True) if voice else None


@transaction.atomic
def send_draft(*, actor: policy.Actor, seed: str, **wishes: Any) -> Heard:
    """Hear what was drafted, under the code that it has had from the start; sent again, it is the same voice.

    Raises:
        Refused: with words for the speaker, and the draft stays.
    """
    policy.require(actor, "heard.draft")
    receipt = drafts.receipt_of(seed).select_for_update().first()
    if already := sent(seed=seed):
        return already
    Draft.objects.filter(receipt=receipt).delete()
    return hear(actor=actor, card=drafts.code_of(seed), **wishes)


@transaction.atomic
def throw_away(*, actor: policy.Actor, seed: str) -> None:
    """Throw a draft away for good, with the receipt that it would have had."""
    policy.require(actor, "heard.draft")
    drafted = drafts.receipt_of(seed).filter(voice=None, draft__isnull=False)
    if drafted.delete()[0]:
        journal.note(act="heard.throw_away", actor=actor.person, subject="drafts")


@transaction.atomic
def forget_drafts(*, before: datetime) -> int:
    """Throw away what nobody has touched since then, with the receipts that were never used."""
    old = list(Receipt.objects.of_old_drafts(before).values_list("pk", flat=True)[:BATCH])
    if old:
        # Looked at again while it is taken: somebody may have gone on with one just now.
        Receipt.objects.of_old_drafts(before).filter(pk__in=old).delete()
        journal.note(act="heard.forget_drafts", actor=None, subject="drafts", about={"number": len(old)})
    return len(old)
