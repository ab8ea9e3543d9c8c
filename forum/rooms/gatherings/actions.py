"""Announcing gatherings, giving times in them, noting which seats are there."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from forum import record
from forum.ground import journal
from forum.ground.codes import new_id
from forum.ground.places.models import Area
from forum.people import policy
from forum.people.membership.models import Group, Organisation, Person, Seat
from forum.rooms.gatherings.models import Gathering, Presence, Slot, Venue
from forum.rooms.gatherings.rules import Kind


@transaction.atomic
def announce(
    *,
    actor: policy.Actor,
    kind: str,
    title: str,
    venue: Venue,
    group: Group,
    starts_at: datetime,
    ends_at: datetime,
    in_short: str = "",
    visits: Organisation | None = None,
    pair: Iterable[Person] = (),
) -> Gathering:
    """Announce a gathering. A peer circle is private: it leaves an event and no entry."""
    policy.require(actor, "gatherings.announce")
    gathering = Gathering.objects.create(
        kind=kind,
        title=title,
        in_short=in_short,
        venue=venue,
        group=group,
        starts_at=starts_at,
        ends_at=ends_at,
        visits=visits,
    )
    gathering.pair.set(pair)
    subject = f"gathering:{gathering.public_id}"
    journal.note(act="gatherings.announce", actor=actor.person, subject=subject)
    if kind != Kind.CIRCLE:
        record.append(
            act="gatherings.announce",
            subject=subject,
            actor="a member",
            facts={"kind": kind, "title": title, "town": venue.town, "starts": starts_at.isoformat()},
        )
    return gathering


@transaction.atomic
def add_venue(*, actor: policy.Actor, name: str, town: str, area: str) -> Venue:
    """Add a place to meet at; its area is made when it is named for the first time."""
    policy.require(actor, "gatherings.add_venue")
    found = Area.objects.filter(name__iexact=area.strip()).first()
    if found is None:
        slug = slugify(area)[:50] or new_id()
        taken = Area.objects.filter(slug=slug).exists()
        found = Area.objects.create(slug=f"{slug}-{new_id()[:6]}" if taken else slug, name=area.strip())
    venue = Venue.objects.create(name=name.strip(), town=town.strip(), area=found)
    journal.note(act="gatherings.add_venue", actor=actor.person, subject=f"venue:{venue.public_id}")
    return venue


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
