"""Reading voices: what a member notes of the words that somebody sent. All of it private."""

from collections.abc import Iterable

from django.db import transaction

from forum.ground import clock, journal
from forum.journey.heard import naming
from forum.journey.heard.actions.hearing import hold
from forum.journey.heard.actions.withdrawing import require_kept
from forum.journey.heard.models import ContentNote, Mask, Reading, ReadingInTwos, Skip, Voice
from forum.journey.heard.rules import Words
from forum.people import policy


@transaction.atomic
def read(*, actor: policy.Actor, voice: Voice, fit: bool | None = None) -> Reading:
    """Note that a member has read a voice, and whether its words may be shown to all; None where nobody was asked."""
    policy.require(actor, "heard.read")
    _hold(voice)
    reading = Reading.objects.create(voice=voice, reader_id=actor.person, fit=fit)
    mark_read(voices=[voice.pk])
    _note(actor, "heard.read", voice)
    return reading


@transaction.atomic
def leave_names_out(*, actor: policy.Actor, voice: Voice, names: Iterable[str], reason: str) -> Mask:
    """Leave names out of what all may see. The reader says which; the words around them stay as they were said."""
    policy.require(actor, "heard.leave_names_out")
    if not reason.strip():
        raise policy.Refused(Words.NO_REASON)
    _hold(voice)
    words, left_out = naming.without(voice.words, names)
    if not left_out:
        raise policy.Refused(Words.NO_SUCH_NAME)
    given = {"words": words, "reason": reason.strip(), "masked_by_id": actor.person, "masked_at": clock.now()}
    mask, _fresh = Mask.objects.update_or_create(voice=voice, defaults=given)
    _note(actor, "heard.leave_names_out", voice)
    return mask


@transaction.atomic
def put_names_back(*, actor: policy.Actor, voice: Voice) -> None:
    """Show the words as they were said again."""
    policy.require(actor, "heard.put_names_back")
    _hold(voice)
    Mask.objects.filter(voice=voice).delete()
    _note(actor, "heard.put_names_back", voice)


@transaction.atomic
def note_content(*, actor: policy.Actor, voice: Voice, words: str) -> None:
    """Say what to know before reading on, so that the next reader can choose; without words, the note goes."""
    policy.require(actor, "heard.note_content")
    _hold(voice)
    if words.strip():
        given = {"words": words.strip(), "noted_by_id": actor.person}
        ContentNote.objects.update_or_create(voice=voice, defaults=given)
    else:
        ContentNote.objects.filter(voice=voice).delete()
    _note(actor, "heard.note_content", voice)


@transaction.atomic
def skip(*, actor: policy.Actor, voice: Voice) -> None:
    """Leave a voice to somebody else. No reason is asked, and nobody else sees it."""
    policy.require(actor, "heard.skip")
    _hold(voice)
    Skip.objects.get_or_create(voice=voice, reader_id=actor.person or 0)
    _note(actor, "heard.skip", voice)


@transaction.atomic
def have_back(*, actor: policy.Actor, voice: Voice) -> bool:
    """Have a voice back after a skip; say whether there was one."""
    policy.require(actor, "heard.skip")
    _hold(voice)
    gone, _each = Skip.objects.filter(voice=voice, reader=actor.person).delete()
    if gone:
        _note(actor, "heard.have_back", voice)
    return bool(gone)


@transaction.atomic
def ask_company(*, actor: policy.Actor, voice: Voice) -> ReadingInTwos:
    """Ask for somebody to read this one with. Asked by two at once, they have found each other."""
    policy.require(actor, "heard.ask_company")
    _hold(voice)
    asked, fresh = ReadingInTwos.objects.get_or_create(voice=voice, defaults={"asked_by_id": actor.person or 0})
    if not fresh and asked.asked_by_id != actor.person:
        return _join(actor, asked)
    _note(actor, "heard.ask_company", voice)
    return asked


@transaction.atomic
def join_reading(*, actor: policy.Actor, voice: Voice) -> ReadingInTwos:
    """Read a voice together with whoever asked for company."""
    policy.require(actor, "heard.join_reading")
    _hold(voice)
    asked = ReadingInTwos.objects.filter(voice=voice).first()
    if asked is None:
        raise policy.Refused(Words.NOBODY_ASKED)
    return _join(actor, asked)


def _join(actor: policy.Actor, asked: ReadingInTwos) -> ReadingInTwos:
    if asked.asked_by_id == actor.person or asked.joined_by_id not in {None, actor.person}:
        raise policy.Refused(Words.IN_TWOS_ALREADY)
    asked.joined_by_id = actor.person
    asked.save(update_fields=["joined_by"])
    _note(actor, "heard.join_reading", asked.voice)
    return asked


def _hold(voice: Voice) -> None:
    hold(voices=[voice.pk])
    require_kept(voices=[voice.pk])


def mark_read(*, voices: Iterable[int]) -> None:
    """Note when these were first read: worrying about one, sorting it or showing another door is reading it too."""
    now = clock.now()
    Voice.objects.filter(pk__in=list(voices), first_read_at__isnull=True).update(first_read_at=now)


def _note(actor: policy.Actor, act: str, voice: Voice) -> None:
    journal.note(act=act, actor=actor.person, subject=f"voice:{voice.public_id}")
