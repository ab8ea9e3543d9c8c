"""Writing minutes while they happen, what was agreed to be done, and the forum's yes a meeting later."""

from datetime import date

from django.db import transaction

from forum import record
from forum.ground import clock, journal
from forum.people import policy
from forum.rooms.gatherings.merging import together
from forum.rooms.gatherings.models import AgreedAction, Gathering, Minutes, Slot, SlotNote
from forum.rooms.gatherings.rules import DECIDES, GOVERNORS_REPORT, Words


@transaction.atomic
def write_minutes(*, actor: policy.Actor, slot: Slot, words: str, base: str, tried: str = "") -> SlotNote:
    """Save what somebody wrote of one stretch of time; what another note taker saved meanwhile stays in it.

    Args:
        actor: a member, or the coordinator.
        slot: the stretch of time.
        words: what they have before them now.
        base: what they had before them when they last loaded or saved.
        tried: what they sent before without hearing whether it arrived.

    Raises:
        Refused: before it began, or once the minutes are approved.
    """
    policy.require(actor, "gatherings.write_minutes")
    gathering = Gathering.objects.select_for_update(of=("self",)).get(pk=slot.gathering_id)
    if not gathering.has_begun:
        raise policy.Refused(Words.NOT_YET)
    minutes, _fresh = Minutes.objects.get_or_create(gathering=gathering)
    if minutes.approved_at:
        raise policy.Refused(Words.MINUTES_STAND)
    note, _fresh = SlotNote.objects.get_or_create(slot=slot)
    said = together(base=base, theirs=note.words, mine=words, tried=tried)
    if said != note.words:
        note.words, note.revision, note.written_at = said, note.revision + 1, clock.now()
        note.save()
        journal.note(act="gatherings.write_minutes", actor=actor.person, subject=f"gathering:{gathering.public_id}")
    return note


@transaction.atomic
def agree_action(
    *,
    actor: policy.Actor,
    gathering: Gathering,
    words: str,
    who: str,
    by: date | None = None,
    for_governors: bool = False,
) -> AgreedAction:
    """Note what was agreed to be done: it comes before every meeting until it is.

    `for_governors` is for a serious issue that they took in the room: they report back within a month.

    Raises:
        Refused: without what or who, or once the minutes are approved.
    """
    policy.require(actor, "gatherings.agree_action")
    if not (words.strip() and who.strip()):
        raise policy.Refused(Words.NO_ACTION)
    if Minutes.objects.filter(gathering=gathering, approved_at__isnull=False).exists():
        raise policy.Refused(Words.MINUTES_STAND)
    if for_governors:
        latest = gathering.starts_at.date() + GOVERNORS_REPORT
        by = min(by, latest) if by else latest
    made = AgreedAction.objects.create(
        gathering=gathering, words=words.strip(), who=who.strip(), by=by, for_governors=for_governors
    )
    journal.note(act="gatherings.agree_action", actor=actor.person, subject=f"gathering:{gathering.public_id}")
    return made


@transaction.atomic
def note_done(*, actor: policy.Actor, action: AgreedAction, came_of_it: str = "") -> AgreedAction:
    """Note that it is done, and what came of it. Done twice, it is once.

    Raises:
        Refused: when the governors took it and nobody says what came of it.
    """
    policy.require(actor, "gatherings.note_done")
    held = AgreedAction.objects.select_for_update().get(pk=action.pk)
    if held.done_on is None:
        if held.for_governors and not came_of_it.strip():
            raise policy.Refused(Words.NO_REPORT)
        held.done_on, held.came_of_it = clock.today(), came_of_it.strip()
        held.save(update_fields=["done_on", "came_of_it"])
        journal.note(act="gatherings.note_done", actor=actor.person, subject=f"action:{held.public_id}")
    return held


@transaction.atomic
def finish_minutes(*, actor: policy.Actor, gathering: Gathering) -> Minutes:
    """Say that the minutes are ready for the next meeting to look at. They can still be written in.

    Raises:
        Refused: while nothing is written.
    """
    policy.require(actor, "gatherings.finish_minutes")
    minutes = Minutes.objects.select_for_update().filter(gathering=gathering).first()
    if minutes is None or not SlotNote.objects.filter(slot__gathering=gathering).exclude(words="").exists():
        raise policy.Refused(Words.NOTHING_WRITTEN)
    if minutes.ready_at is None:
        minutes.ready_at = clock.now()
        minutes.save(update_fields=["ready_at"])
        journal.note(act="gatherings.finish_minutes", actor=actor.person, subject=f"gathering:{gathering.public_id}")
    return minutes


@transaction.atomic
def approve_minutes(*, actor: policy.Actor, minutes: Minutes, meeting: Gathering) -> Minutes:
    """Note that a later meeting said yes to these minutes. From then on all can read them, and nobody changes them.

    Args:
        actor: a seat; never whoever acts for the host.
        minutes: of the earlier meeting; ready.
        meeting: the later one, which has begun.

    Raises:
        Refused: when they are not ready, stand already, or the meeting is no later one that may decide.
    """
    policy.require(actor, "gatherings.approve_minutes")
    held = Minutes.objects.select_for_update(of=("self",)).select_related("gathering").get(pk=minutes.pk)
    if held.approved_at:
        raise policy.Refused(Words.MINUTES_STAND)
    if held.ready_at is None:
        raise policy.Refused(Words.NOTHING_WRITTEN)
    later = meeting.starts_at > held.gathering.starts_at and meeting.group_id == held.gathering.group_id
    if not (later and meeting.has_begun and meeting.kind in DECIDES and meeting.cancelled_at is None):
        raise policy.Refused(Words.NOT_A_LATER_MEETING)
    held.approved_at, held.approved_in = clock.now(), meeting
    held.save(update_fields=["approved_at", "approved_in"])
    subject = f"gathering:{held.gathering.public_id}"
    journal.note(act="gatherings.approve_minutes", actor=actor.person, subject=subject)
    facts: dict[str, record.Json] = {"in": meeting.public_id}
    record.append(act="gatherings.approve_minutes", subject=subject, actor="the forum", facts=facts)
    return held


@transaction.atomic
def remind_of_minutes() -> int:
    """Remind the coordinator, once, of minutes that are not ready ten working days after a meeting; say how many."""
    late = list(Gathering.objects.without_minutes().select_for_update(of=("self",)))
    for gathering in late:
        gathering.reminded_at = clock.now()
        gathering.save(update_fields=["reminded_at"])
        subject = f"gathering:{gathering.public_id}"
        journal.note(act="gatherings.remind_of_minutes", actor=None, subject=subject)
    return len(late)
