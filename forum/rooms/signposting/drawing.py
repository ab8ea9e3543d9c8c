"""A map of what was found, drawn by ourselves: numbers where things are, towns to know one's way by, north above."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from forum.ground.places.models import Town
from forum.ground.places.where import Point
from forum.rooms.signposting.models import Listing

WIDTH, HEIGHT, EDGE = 360, 280, 26
TOWNS = 300
LEAST = 0.06  # degrees: a map of one street tells nothing


@dataclass(frozen=True)
class Spot:
    x: int
    y: int
    label: str


@dataclass(frozen=True)
class Drawn:
    """Where everything stands on the paper, in its own units; `scale` is how long five miles are."""

    spots: list[Spot]
    towns: list[Spot]
    here: Spot | None
    five_miles: int


def drawn(listings: Sequence[Listing], here: Point | None) -> Drawn | None:
    """The map of these listings, numbered as in their list; None where fewer than two of them lie anywhere."""
    points = [
        (number, Point(one.lat, one.lon))
        for number, one in enumerate(listings, 1)
        if one.lat is not None and one.lon is not None
    ]
    if len(points) < 2:  # noqa: PLR2004 - one spot is no map
        return None
    all_points = [point for _number, point in points] + ([here] if here else [])
    north, south = max(one.lat for one in all_points), min(one.lat for one in all_points)
    east, west = max(one.lon for one in all_points), min(one.lon for one in all_points)
    middle = Point((north + south) / 2, (east + west) / 2)
    narrow = math.cos(math.radians(middle.lat))
    across = max((east - west) * narrow, LEAST)
    down = max(north - south, LEAST)
    scale = min((WIDTH - 2 * EDGE) / across, (HEIGHT - 2 * EDGE) / down)

    def spot(point: Point, label: str) -> Spot:
        x = WIDTH / 2 + (point.lon - middle.lon) * narrow * scale
        y = HEIGHT / 2 - (point.lat - middle.lat) * scale
        return Spot(round(x), round(y), label)

    towns = [spot(Point(lat, lon), name) for name, lat, lon in Town.objects.values_list("name", "lat", "lon")[:TOWNS]]
    inside = [one for one in towns if EDGE < one.x < WIDTH - EDGE and EDGE < one.y < HEIGHT - EDGE / 2]
    return Drawn(
        spots=_apart([spot(point, str(number)) for number, point in points]),
        towns=_readable(inside),
        here=spot(here, "") if here else None,
        five_miles=round(5 / 69 * scale),
    )


def _apart(spots: list[Spot]) -> list[Spot]:
    """Whatever lies in one place stands side by side, so that every number can be read."""
    taken: set[tuple[int, int]] = set()
    apart = []
    for one in spots:
        x, y = one.x, one.y
        while any(abs(x - other) < 18 and abs(y - level) < 18 for other, level in taken):  # noqa: PLR2004 - a number's width
            x += 18
            if x > WIDTH - EDGE // 2:
                x, y = one.x, y + 18
        taken.add((x, y))
        apart.append(Spot(x, y, one.label))
    return apart


def _readable(towns: list[Spot]) -> list[Spot]:
    """No two names over each other."""
    kept: list[Spot] = []
    for one in towns:
        if all(abs(one.y - other.y) > 12 or abs(one.x - other.x) > 60 for other in kept):  # noqa: PLR2004 - letters
            kept.append(one)
    return kept
