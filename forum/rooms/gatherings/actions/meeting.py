"""Giving times in a gathering, and noting which seats are there."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max

from forum.ground import journal
from forum.people import policy
from forum.people.membership.models import Seat
from forum.rooms.gatherings.models import Gathering, Presence, Slot


@transaction.atomic
def set_slot(*, actor: policy.Actor, gathering: Gathering, minutes: int, title: str = "") -> Slot:
    """Give the next stretch of time in a gathering to something."""
    policy.require(actor, "gatherings.set_slot")
    last = Slot.objects.filter(gathering=gathering).aggregate(last=Max("order"))["last"] or 0
    slot = Slot.objects.create(gathering=gathering, order=last + 1, minutes=minutes, title=title)
    journal.note(act="gatherings.set_slot", actor=actor.person, subject=f"gathering:{gathering.public_id}")
    return slot


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
