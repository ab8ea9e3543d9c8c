"""Where the forum has been and has not: by area and time, as a table and as a map of our own."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Count, Max, Min, Q
from django.db.models.functions import TruncMonth
from django.utils.timezone import localdate

from forum.ground import clock
from forum.ground.places.models import Area
from forum.ground.places.where import Point, Where
from forum.rooms.gatherings.models import Gathering, Venue
from forum.rooms.gatherings.models.gatherings import GatheringQuerySet

A_YEAR = timedelta(days=365)
MONTHS = 12
AREAS, VENUES, SOON = 60, 400, 100
WIDTH, HEIGHT, EDGE = 360, 270, 64
SMALLEST, LARGEST = 9, 28


@dataclass(frozen=True)
class Covered:
    """One area: how often the forum was there in a year, when last and when next, and where it lies on the map."""

    area: Area
    times: int
    last: date | None
    next: date | None
    x: int = 0
    y: int = 0
    size: int = 0
    months: tuple[int, ...] = ()  # how often in each of the twelve months of `months_shown`


def coverage() -> list[Covered]:
    """Every area, where we have not been for longest first."""
    now = clock.now()
    open_ones = Gathering.objects.open_to_all().filter(cancelled_at=None, starts_at__gt=now - A_YEAR)
    counted: dict[int, dict[str, Any]] = {
        row["venue__area"]: {**row}
        for row in open_ones.values("venue__area").annotate(
            times=Count("pk", filter=Q(starts_at__lte=now)),
            last=Max("starts_at", filter=Q(starts_at__lte=now)),
            next=Min("starts_at", filter=Q(starts_at__gt=now)),
        )
    }
    by_month = _by_month(open_ones.filter(starts_at__lte=now))
    areas = list(Area.objects.all()[:AREAS])
    spots = _spots(areas)
    most = max((row["times"] for row in counted.values()), default=0) or 1
    found = []
    for area in areas:
        row = counted.get(area.pk, {"times": 0, "last": None, "next": None})
        x, y = spots.get(area.pk, (0, 0))
        size = SMALLEST + (LARGEST - SMALLEST) * row["times"] // most
        last, following = (localdate(at) if at else None for at in (row["last"], row["next"]))
        found.append(Covered(area, row["times"], last, following, x, y, size, by_month[area.pk]))
    return sorted(found, key=lambda one: (one.last or date.min, one.area.order, one.area.name))


def months_shown() -> list[date]:
    """The first days of this month and of the eleven before it, the oldest first."""
    first = clock.today().replace(day=1)
    return [first - relativedelta(months=back) for back in range(MONTHS - 1, -1, -1)]


def _by_month(gatherings: GatheringQuerySet) -> dict[int, tuple[int, ...]]:
    shown = {(month.year, month.month): number for number, month in enumerate(months_shown())}
    counted: defaultdict[int, list[int]] = defaultdict(lambda: [0] * MONTHS)
    rows = gatherings.annotate(month=TruncMonth("starts_at")).values("venue__area", "month")
    for row in rows.annotate(times=Count("pk")):
        place = shown.get((row["month"].year, row["month"].month))
        if place is not None:
            counted[row["venue__area"]][place] += row["times"]
    return defaultdict(lambda: (0,) * MONTHS, {area: tuple(months) for area, months in counted.items()})


def nearest(typed: str) -> list[tuple[Gathering, int | None]] | None:
    """What is coming up, the nearest first, with the miles if we know them; None for a place that we do not know."""
    where = Where()
    here = where.point(typed)
    if here is None:
        return None
    soon = Gathering.objects.taking_place().for_page()[:SOON]
    towns = {one.venue.town: where.point(one.venue.town) for one in soon}
    miles = {town: round(here.miles_to(there)) if there else None for town, there in towns.items()}
    found = [(one, miles[one.venue.town]) for one in soon]
    return sorted(found, key=lambda pair: (pair[1] is None, pair[1] or 0, pair[0].starts_at))


def _spots(areas: list[Area]) -> dict[int, tuple[int, int]]:
    """Where each area lies on the map: in the middle of the places that we know in it."""
    where = Where()
    points: dict[int, list[Point]] = {area.pk: [] for area in areas}
    for area, town in Venue.objects.filter(area__in=areas).values_list("area", "town").distinct()[:VENUES]:
        if found := where.point(town):
            points[area].append(found)
    middles = {
        area: Point(sum(one.lat for one in there) / len(there), sum(one.lon for one in there) / len(there))
        for area, there in points.items()
        if there
    }
    if not middles:
        return {}
    north, south = max(one.lat for one in middles.values()), min(one.lat for one in middles.values())
    east, west = max(one.lon for one in middles.values()), min(one.lon for one in middles.values())
    across, down = (east - west) or 1, (north - south) or 1
    return {
        area: (
            round(EDGE + (WIDTH - 2 * EDGE) * (one.lon - west) / across),
            round(EDGE + (HEIGHT - 2 * EDGE) * (north - one.lat) / down),
        )
        for area, one in middles.items()
    }
