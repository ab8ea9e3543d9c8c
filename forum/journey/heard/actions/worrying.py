"""When a voice worries its reader, or belongs behind another door. Private: a reader, a duty person, the speaker."""

from django.db import transaction

from forum.ground import clock, journal
from forum.ground.dated.queries import doors_today
from forum.journey.heard.actions.hearing import hold
from forum.journey.heard.actions.reading import mark_read
from forum.journey.heard.actions.withdrawing import require_kept
from forum.journey.heard.models import OtherDoor, Voice, Worry, WorryTold
from forum.journey.heard.queries import on_duty
from forum.journey.heard.rules import Words
from forum.people import policy


@transaction.atomic
def worry(*, actor: policy.Actor, voice: Voice, words: str = "") -> Worry:
    """Tell whoever is on duty that this voice worries its reader. They are told at once, each by name.

    Raises:
        Refused: when nobody holds the duty post; then the page says whom to ring.
    """
    policy.require(actor, "heard.worry")
    hold(voices=[voice.pk])
    require_kept(voices=[voice.pk])
    holdings = on_duty()
    if not holdings:
        raise policy.Refused(Words.NOBODY_ON_DUTY)
    if open_one := Worry.objects.filter(voice=voice, closed_at__isnull=True, raised_by=actor.person).first():
        return open_one  # A second tap.
    raised = Worry.objects.create(
        voice=voice, duty_id=holdings[0].office_id or 0, raised_by_id=actor.person, words=words.strip()
    )
    people = {holding.person_id for holding in holdings}
    WorryTold.objects.bulk_create([WorryTold(worry=raised, person_id=person) for person in sorted(people)])
    mark_read(voices=[voice.pk])
    journal.note(
        act="heard.worry",
        actor=actor.person,
        subject=f"voice:{voice.public_id}",
        about={"worry": raised.public_id},
    )
    return raised


@transaction.atomic
def look_at_worry(*, actor: policy.Actor, worry: Worry) -> WorryTold:
    """Look at a worry: who told of it sees that somebody has looked, and when."""
    policy.require(actor, "heard.look_at_worry")
    told, _fresh = WorryTold.objects.select_for_update().get_or_create(worry=worry, person_id=actor.person or 0)
    if told.looked_at is None:
        told.looked_at = clock.now()
        told.save(update_fields=["looked_at"])
        _note(actor, "heard.look_at_worry", worry)
    return told


@transaction.atomic
def close_worry(*, actor: policy.Actor, worry: Worry, what_was_done: str) -> Worry:
    """Say what was done about a worry; from then on its words are no longer open to whoever is on duty."""
    policy.require(actor, "heard.close_worry")
    if not what_was_done.strip():
        raise policy.Refused(Words.WHAT_WAS_DONE)
    held = Worry.objects.select_for_update().get(pk=worry.pk)
    if held.closed_at:
        raise policy.Refused(Words.CLOSED)
    held.closed_at, held.what_was_done = clock.now(), what_was_done.strip()
    held.save(update_fields=["closed_at", "what_was_done"])
    _note(actor, "heard.close_worry", held)
    return held


@transaction.atomic
def show_other_door(*, actor: policy.Actor, voice: Voice, door: str, words: str = "") -> OtherDoor:
    """Show a speaker the door where this belongs. It waits for nobody here any more."""
    policy.require(actor, "heard.show_other_door")
    if door not in {one.slug for one in doors_today()}:
        raise policy.Refused(Words.NO_DOOR)
    hold(voices=[voice.pk])
    require_kept(voices=[voice.pk])
    now = clock.now()
    given = {"door": door, "words": words.strip(), "shown_by_id": actor.person, "shown_at": now}
    shown, _fresh = OtherDoor.objects.update_or_create(voice=voice, defaults=given)
    Voice.objects.filter(pk=voice.pk).update(set_aside_at=now)
    mark_read(voices=[voice.pk])
    journal.note(act="heard.show_other_door", actor=actor.person, subject=f"voice:{voice.public_id}")
    return shown


def _note(actor: policy.Actor, act: str, worry: Worry) -> None:
    journal.note(act=act, actor=actor.person, subject=f"worry:{worry.public_id}")
