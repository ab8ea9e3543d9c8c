"""Beginning a series, and announcing its next days at the places chosen for them."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from forum.ground import clock, journal
from forum.people import policy
from forum.people.membership.models import Group
from forum.rooms.gatherings.actions.announcing import announce
from forum.rooms.gatherings.models import Gathering, Series, Venue
from forum.rooms.gatherings.rules import Kind, Words


@transaction.atomic
def begin_series(
    *, actor: policy.Actor, group: Group, name: str, begins: time, kind: str = Kind.MEETING, every_weeks: int = 4,
    minutes: int = 120,
) -> Series:  # fmt: skip
    """Begin a series: what it is called, every how many weeks, and at which time of day."""
    policy.require(actor, "gatherings.begin_series")
    made = Series.objects.create(
        group=group, name=name.strip(), kind=kind, begins=begins, every_weeks=every_weeks, minutes=minutes
    )
    journal.note(act="gatherings.begin_series", actor=actor.person, subject=f"series:{made.public_id}")
    return made


@transaction.atomic
def plan_series(*, actor: policy.Actor, series: Series, days: list[tuple[date, Venue]]) -> list[Gathering]:
    """Announce the next gatherings of a series, each on its day and at its place.

    Raises:
        Refused: without a day, for a day that is over, or when the series has ended.
    """
    policy.require(actor, "gatherings.plan_series")
    locked = Series.objects.select_for_update().get(pk=series.pk)
    if locked.ended_on:
        raise policy.Refused(Words.CLOSED_SERIES)
    if not days:
        raise policy.Refused(Words.NOTHING_PLANNED)
    made = []
    for day, venue in days:
        starts = timezone.make_aware(datetime.combine(day, locked.begins))
        if starts <= clock.now():
            raise policy.Refused(Words.PAST)
        made.append(
            announce(
                actor=actor, kind=locked.kind, title=locked.name, venue=venue, group=locked.group, series=locked,
                starts_at=starts, ends_at=starts + timedelta(minutes=locked.minutes),
            )
        )  # fmt: skip
    journal.note(act="gatherings.plan_series", actor=actor.person, subject=f"series:{locked.public_id}")
    return made
