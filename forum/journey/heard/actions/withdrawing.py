"""Taking words back: at once nobody sees them, for a day they can come back, then they are gone."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from forum import record
from forum.ground import clock, journal, ledger
from forum.journey.heard import opening, search
from forum.journey.heard.models import (
    Consent,
    Contact,
    ContentNote,
    Draft,
    Mask,
    OtherDoor,
    Piece,
    Reading,
    ReadingInTwos,
    Secret,
    Skip,
    Voice,
    Withdrawal,
    Worry,
    WrittenVersion,
)
from forum.journey.heard.rules import A_DAY, Words
from forum.people import policy


@transaction.atomic
def withdraw(*, actor: policy.Actor, keep: str = "", receipt: str = "") -> Withdrawal:
    """Take words back: by the pass of whoever opened them, or by the receipt alone on the day they were heard."""
    voice = _theirs(actor=actor, act="heard.withdraw", keep=keep, receipt=receipt)
    if not opening.voice_of(keep) and voice.heard_at <= clock.now() - A_DAY:
        raise policy.Refused(Words.NOT_BY_RECEIPT)
    if standing := Withdrawal.objects.filter(voice=voice, undone_at__isnull=True).first():
        return standing  # A second tap, or another tab.
    return _take_back(voice=voice, person=actor.person, at=clock.now())


@transaction.atomic
def undo_withdrawal(*, actor: policy.Actor, keep: str = "", receipt: str = "") -> Voice:
    """Let words stand after all. Whoever chose a second thing needs it for this too."""
    voice = _theirs(actor=actor, act="heard.undo_withdrawal", keep=keep, receipt=receipt)
    standing = Withdrawal.objects.filter(voice=voice, undone_at__isnull=True).first()
    if standing is None:
        return voice
    if standing.done_at or standing.asked_at <= clock.now() - A_DAY:
        raise policy.Refused(Words.GONE)
    if not opening.voice_of(keep) and asks_second(voice):
        raise policy.Refused(Words.ASKS_SECOND)
    standing.undone_at = clock.now()
    standing.save(update_fields=["undone_at"])
    voice.withdrawn_at = None
    voice.save(update_fields=["withdrawn_at"])
    search.look_again([voice.pk])  # It may have been left out while nobody was to find it.
    subject = f"voice:{voice.public_id}"
    journal.note(act="heard.undo_withdrawal", actor=actor.person, subject=subject)
    record.append(act="heard.undo_withdrawal", subject=subject, actor="somebody")
    return voice


def asks_second(voice: Voice) -> bool:
    """Whether there is anything but the receipt by which this speaker can be known."""
    return (
        Secret.objects.filter(voice=voice).exists() or Contact.objects.filter(voice=voice).exclude(address="").exists()
    )


def require_kept(*, voices: Iterable[int]) -> None:
    """Refuse to move on what its speaker took back. Called by later stages once they hold these voices."""
    if Voice.objects.filter(pk__in=list(voices), withdrawn_at__isnull=False).exists():
        raise policy.Refused(Words.TAKEN_BACK)


@transaction.atomic
def withdraw_again(*, voice: Voice, asked_at: datetime) -> None:
    """Take words back once more in a restored database, whose backup was made before they were taken back."""
    voice = Voice.objects.select_for_update(of=("self",)).get(pk=voice.pk)
    if not Withdrawal.objects.filter(voice=voice, undone_at__isnull=True).exists():
        _take_back(voice=voice, person=None, at=asked_at)


@transaction.atomic
def carry_out(*, voice: int) -> bool:
    """Delete the words that were taken back a day ago, and all that says anything about them; say whether it was done.

    The row stays, empty: it was heard, and what it fed still counts right.
    """
    held = Voice.objects.select_for_update(of=("self",)).get(pk=voice)
    due = Withdrawal.objects.filter(voice=held, undone_at__isnull=True, done_at__isnull=True)
    asked = due.filter(asked_at__lte=clock.now() - A_DAY).first()
    if asked is None:
        return False
    _forget(held)
    asked.done_at = clock.now()
    asked.save(update_fields=["done_at"])
    journal.note(act="heard.carry_out", actor=None, subject=f"voice:{held.public_id}")
    # Before the commit: if that does not come to pass, it is tried again, and the file names it twice.
    ledger.write([(held.public_id, clock.today())])
    return True


def compacted(*, before: datetime) -> int:
    """Note that nothing is left in the files of what was deleted until then. Called by the job that saw to it."""
    waits = Withdrawal.objects.filter(done_at__lte=before, compacted_at__isnull=True)
    return waits.update(compacted_at=clock.now())


def _theirs(*, actor: policy.Actor, act: str, keep: str, receipt: str) -> Voice:
    """The voice of a pass or of a receipt, held until the act is done."""
    public_id = opening.voice_of(keep) if keep else None
    found = Voice.objects.filter(public_id=public_id) if public_id else Voice.objects.held_by(receipt)
    voice = found.select_for_update(of=("self",)).first()
    policy.require(actor, act, also={policy.Role.SPEAKER} if voice else set())
    if voice is None:
        raise policy.Refused(Words.TAKEN_BACK)
    return voice


def _take_back(*, voice: Voice, person: int | None, at: datetime) -> Withdrawal:
    asked = Withdrawal.objects.create(voice=voice, asked_at=at)
    voice.withdrawn_at = at
    voice.save(update_fields=["withdrawn_at"])
    subject = f"voice:{voice.public_id}"
    journal.note(act="heard.withdraw", actor=person, subject=subject)
    record.append(act="heard.withdraw", subject=subject, actor="somebody")
    return asked


def _forget(voice: Voice) -> None:
    # Before the rows and before the commit: if that does not come to pass, it is tried again.
    for piece in Piece.objects.filter(voice=voice):
        piece.file.delete(save=False)
    for model in (Piece, WrittenVersion, Mask, ContentNote, Contact, Secret, Consent, Reading, ReadingInTwos, Skip):
        model._default_manager.filter(voice=voice).delete()
    Worry.objects.filter(voice=voice).update(words="", what_was_done="")
    OtherDoor.objects.filter(voice=voice).update(words="")
    Draft.objects.filter(receipt=voice.receipt_id).delete()
    search.forget([voice.pk])
    voice.words, voice.salt, voice.service = "", b"", ""
    voice.speaker = voice.recorded_by = None
    voice.save(update_fields=["words", "salt", "service", "speaker", "recorded_by"])
