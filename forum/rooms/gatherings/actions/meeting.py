"""Giving times in a gathering, putting the agenda up, and noting which seats are there."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max

from forum.ground import clock, journal
from forum.people import policy
from forum.people.membership.models import Seat
from forum.rooms.gatherings.models import Gathering, Presence, Slot
from forum.rooms.gatherings.rules import BEFORE_A_BREAK, STANDING, Words


@transaction.atomic
def set_slot(
    *, actor: policy.Actor, gathering: Gathering, minutes: int, title: str = "", is_break: bool = False
) -> Slot:
    """Give the next stretch of time in a gathering to something, or to a break; refused once it is cancelled."""
    policy.require(actor, "gatherings.set_slot")
    if gathering.cancelled_at:
        raise policy.Refused(Words.CANCELLED)
    last = Slot.objects.filter(gathering=gathering).aggregate(last=Max("order"))["last"] or 0
    slot = Slot.objects.create(gathering=gathering, order=last + 1, minutes=minutes, title=title, is_break=is_break)
    journal.note(act="gatherings.set_slot", actor=actor.person, subject=f"gathering:{gathering.public_id}")
    return slot


@transaction.atomic
def begin_agenda(*, actor: policy.Actor, gathering: Gathering) -> list[Slot]:
    """Put what every meeting has before and after whatever stands there already, a break among it.

    Raises:
        Refused: when the meeting has begun, or its agenda has these already.
    """
    policy.require(actor, "gatherings.set_slot")
    locked = Gathering.objects.select_for_update(of=("self",)).get(pk=gathering.pk)
    if locked.has_begun:
        raise policy.Refused(Words.BEGUN)
    slots = list(locked.slots.order_by("order"))
    if any(slot.title == str(STANDING[0][0]) for slot in slots):
        raise policy.Refused(Words.NOTHING_NEW)
    made = [
        Slot(gathering=locked, order=1000 + number, minutes=minutes, title=str(title), is_break=is_break)
        for number, (title, minutes, is_break, _first) in enumerate(STANDING)
    ]
    Slot.objects.bulk_create(made)
    made = list(locked.slots.filter(order__gte=1000).order_by("order"))
    first = [slot for slot, (_t, _m, _b, is_first) in zip(made, STANDING, strict=True) if is_first]
    last = [slot for slot in made if slot not in first]
    _in_order([*first, *slots, *last])
    journal.note(act="gatherings.begin_agenda", actor=actor.person, subject=f"gathering:{locked.public_id}")
    return made


@transaction.atomic
def move_slot(*, actor: policy.Actor, slot: Slot, up: bool) -> None:
    """Move a stretch of time one place up or down."""
    policy.require(actor, "gatherings.set_slot")
    gathering = Gathering.objects.select_for_update(of=("self",)).get(pk=slot.gathering_id)
    slots = list(Slot.objects.filter(gathering=slot.gathering_id).order_by("order"))
    at = slots.index(slot)
    other = at - 1 if up else at + 1
    if 0 <= other < len(slots):
        slots[at], slots[other] = slots[other], slots[at]
        _in_order(slots)
        journal.note(act="gatherings.move_slot", actor=actor.person, subject=f"gathering:{gathering.public_id}")


@transaction.atomic
def publish_agenda(*, actor: policy.Actor, gathering: Gathering) -> Gathering:
    """Put the agenda up for all. More than an hour without a break is not put up: nobody has to hold out.

    Raises:
        Refused: without a stretch of time, or with more than sixty minutes without a break.
    """
    policy.require(actor, "gatherings.publish_agenda")
    locked = Gathering.objects.select_for_update(of=("self",)).get(pk=gathering.pk)
    slots = list(locked.slots.order_by("order"))
    if not slots:
        raise policy.Refused(Words.NO_SLOTS)
    if longest_without_break(slots) > BEFORE_A_BREAK:
        raise policy.Refused(Words.NO_BREAK)
    locked.agenda_at = clock.now()
    locked.save(update_fields=["agenda_at"])
    journal.note(act="gatherings.publish_agenda", actor=actor.person, subject=f"gathering:{locked.public_id}")
    return locked


def longest_without_break(slots: Iterable[Slot]) -> int:
    """The most minutes that an agenda asks people to sit through at a stretch."""
    longest = sitting = 0
    for slot in slots:
        sitting = 0 if slot.is_break else sitting + slot.minutes
        longest = max(longest, sitting)
    return longest


@transaction.atomic
def note_presence(
    *, actor: policy.Actor, gathering: Gathering, seats: Iterable[Seat], came: int | None = None
) -> list[Presence]:
    """Note which seats are there and how many people came, if somebody counted; said again, it replaces the first."""
    policy.require(actor, "gatherings.note_presence")
    seats = list(seats)
    Presence.objects.filter(gathering=gathering).exclude(seat__in=seats).delete()
    Presence.objects.bulk_create([Presence(gathering=gathering, seat=seat) for seat in seats], ignore_conflicts=True)
    if came is not None:
        gathering.came = came
        gathering.save(update_fields=["came"])
    journal.note(act="gatherings.note_presence", actor=actor.person, subject=f"gathering:{gathering.public_id}")
    return list(Presence.objects.filter(gathering=gathering))


def _in_order(slots: list[Slot]) -> None:
    """Number them anew; by way of numbers that nobody has, for each place is held once."""
    for beginning in (10_000, 1):
        for number, slot in enumerate(slots, start=beginning):
            Slot.objects.filter(pk=slot.pk).update(order=number)
