"""Announcing a gathering, changing it, cancelling it. Whoever said that they come is told by the events left here."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from forum import record
from forum.ground import clock, journal
from forum.people import policy
from forum.people.membership.models import Group, Organisation, Person
from forum.rooms.gatherings.actions.seconding import complete, side_of
from forum.rooms.gatherings.models import Gathering, Pair, Series, Venue
from forum.rooms.gatherings.queries import towards
from forum.rooms.gatherings.rules import PAIRED, Kind, Words

CHANGES = ("title", "in_short", "venue", "starts_at", "ends_at", "places", "by_phone", "by_video")


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
    places: int | None = None,
    by_phone: str = "",
    by_video: str = "",
    series: Series | None = None,
) -> Gathering:
    """Announce a gathering. What is made in pairs stands in public once both are there; until then members see it.

    A peer circle is private: it leaves an event and no entry.

    Args:
        actor: whoever announces it; of what is made in pairs, one of those who go if somebody is still missing.
        kind: what it is (`Kind`).
        title: what it is called.
        venue: where it is.
        group: whose it is.
        starts_at: when it begins.
        ends_at: when it ends, later than that.
        in_short: one sentence more.
        visits: the group that is visited.
        pair: who goes there together.
        places: how many can come, where that is limited.
        by_phone: how one joins by telephone, if one can.
        by_video: how one joins by video, if one can.
        series: the series that it belongs to.
    """
    policy.require(actor, "gatherings.announce")
    gathering = Gathering.objects.create(
        kind=kind, title=title, in_short=in_short, venue=venue, group=group, starts_at=starts_at, ends_at=ends_at,
        visits=visits, places=places, by_phone=by_phone, by_video=by_video, series=series,
    )  # fmt: skip
    if kind in PAIRED:
        _first_of(gathering, actor, list(pair))
    journal.note(act="gatherings.announce", actor=actor.person, subject=f"gathering:{gathering.public_id}")
    if complete(gathering):
        put_up(gathering, actor=actor)
    return gathering


def _first_of(gathering: Gathering, actor: policy.Actor, pair: list[Person]) -> None:
    for person in pair:
        Pair.objects.create(gathering=gathering, person=person, as_host=side_of(person, gathering).as_host)
    if not complete(gathering) and actor.person and actor.person not in {one.pk for one in pair}:
        own = side_of(Person.objects.get(pk=actor.person), gathering)
        if own.fits:
            Pair.objects.create(gathering=gathering, person_id=actor.person, as_host=own.as_host)


def put_up(gathering: Gathering, *, actor: policy.Actor) -> None:
    """Let it stand in public, and in the record, unless it is among friends."""
    gathering.announced_at = clock.now()
    gathering.needs_second = False
    gathering.save(update_fields=["announced_at", "needs_second"])
    if gathering.kind != Kind.CIRCLE:
        facts: dict[str, record.Json] = {
            "kind": str(gathering.kind), "title": gathering.title, "town": gathering.venue.town,
            "starts": gathering.starts_at.isoformat(),
        }  # fmt: skip
        _entry(actor, gathering, act="gatherings.announce", facts=facts)


@transaction.atomic
def change(*, actor: policy.Actor, gathering: Gathering, **new: Any) -> Gathering:
    """Change a gathering that has not begun; whoever said that they come is told if its time or place is another.

    Args:
        actor: one of those who go there, a seat, or the coordinator.
        gathering: which.
        new: any of `CHANGES`, with its new value.

    Raises:
        Refused: once it has begun or is cancelled, for a time that is over, or with fewer places than are taken.
    """
    policy.require(actor, "gatherings.change", also=towards(actor, gathering))
    locked = _open(gathering)
    if new.get("starts_at", locked.starts_at) <= clock.now():
        raise policy.Refused(Words.PAST)
    places = new.get("places", locked.places)
    if places is not None and places < locked.taken:
        raise policy.Refused(Words.MORE_COME)
    other = [name for name in CHANGES if name in new and getattr(locked, name) != new[name]]
    if not other:
        raise policy.Refused(Words.NOTHING_NEW)
    for name in other:
        setattr(locked, name, new[name])
    locked.changed_at, locked.revision = clock.now(), locked.revision + 1
    locked.save(update_fields=[*other, "changed_at", "revision"])
    moved = bool({"venue", "starts_at", "ends_at", "by_phone", "by_video"} & set(other))
    about = {"moved": moved, "revision": locked.revision}
    journal.note(act="gatherings.change", actor=actor.person, subject=f"gathering:{locked.public_id}", about=about)
    if locked.announced_at and locked.kind != Kind.CIRCLE:
        facts: dict[str, record.Json] = {
            "what": ", ".join(sorted(other)),
            "town": locked.venue.town,
            "starts": locked.starts_at.isoformat(),
        }
        _entry(actor, locked, act="gatherings.change", facts=facts)
    return locked


@transaction.atomic
def cancel(*, actor: policy.Actor, gathering: Gathering, why: str) -> Gathering:
    """Cancel a gathering that has not begun, with one plain sentence; nobody is named.

    Raises:
        Refused: without a sentence, once it has begun, or when it is cancelled already.
    """
    policy.require(actor, "gatherings.cancel", also=towards(actor, gathering))
    locked = _open(gathering)
    if not why.strip():
        raise policy.Refused(Words.NO_WHY)
    now = clock.now()
    locked.cancelled_at, locked.cancelled_why, locked.changed_at = now, why.strip(), now
    locked.revision += 1
    locked.save(update_fields=["cancelled_at", "cancelled_why", "changed_at", "revision"])
    journal.note(act="gatherings.cancel", actor=actor.person, subject=f"gathering:{locked.public_id}")
    if locked.announced_at and locked.kind != Kind.CIRCLE:
        _entry(actor, locked, act="gatherings.cancel", facts={"why": locked.cancelled_why})
    return locked


def _open(gathering: Gathering) -> Gathering:
    locked = Gathering.objects.select_for_update(of=("self",)).select_related("venue").get(pk=gathering.pk)
    if locked.cancelled_at:
        raise policy.Refused(Words.CANCELLED)
    if locked.has_begun:
        raise policy.Refused(Words.BEGUN)
    return locked


def _entry(actor: policy.Actor, gathering: Gathering, *, act: str, facts: dict[str, record.Json]) -> None:
    by = "the coordinator" if actor.holds(policy.Role.COORDINATOR) else "a member"
    record.append(act=act, subject=f"gathering:{gathering.public_id}", actor=by, facts=facts)
