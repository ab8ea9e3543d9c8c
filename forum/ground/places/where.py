"""Where a place is: a town that the forum knows, the first half of a postcode, or a town by its post office.

The points are middles of outcodes (docs/licences.md says whose); good to a mile or two, which is enough for "near".
"""

import csv
import math
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from forum.ground.places.models import Postcode, Town

OUTCODES = Path(__file__).with_name("data") / "outcodes.csv"
POSTCODE = re.compile(r"^(?P<out>[A-Z]{1,2}\d[A-Z\d]?)(?:\d[A-Z]{2})?$")
EARTH_MILES = 3958.8
KNOWN = 2_000
A_COUNTY = 60  # miles


@dataclass(frozen=True)
class Point:
    lat: float
    lon: float

    def miles_to(self, other: "Point") -> float:
        """As the crow flies (haversine)."""
        lat, lon = math.radians(other.lat - self.lat), math.radians(other.lon - self.lon)
        both = math.cos(math.radians(self.lat)) * math.cos(math.radians(other.lat))
        return 2 * EARTH_MILES * math.asin(math.sqrt(math.sin(lat / 2) ** 2 + both * math.sin(lon / 2) ** 2))


class Where:
    """Looks places up, with the forum's own towns read once; make one for each page that asks."""

    def __init__(self) -> None:
        rows = Town.objects.values_list("name", "lat", "lon")[:KNOWN]
        self.towns = {name.casefold(): Point(lat, lon) for name, lat, lon in rows}

    def point(self, typed: str) -> Point | None:
        """Where that is; None for what we do not know. Without `forum import postcodes` by the first half alone."""
        said = " ".join(typed.split())
        code = POSTCODE.match(said.replace(" ", "").upper())
        if code:
            return _brought_in(code[0], code["out"]) or outcodes().get(code["out"])
        return self.towns.get(said.casefold()) or self._by_post_office(said.casefold())

    def _by_post_office(self, name: str) -> Point | None:
        """Of all of that name, the one near the forum's own towns; a town of that name far away is not guessed."""
        found = _post_towns().get(name, [])
        if not self.towns:
            return found[0] if len(found) == 1 else None
        here = next(iter(self.towns.values()))
        near = min(found, key=here.miles_to, default=None)
        return near if near and here.miles_to(near) < A_COUNTY else None


def _brought_in(whole: str, first_half: str) -> Point | None:
    """By the postcode, or where that is not known by its first half."""
    found = {one.code: Point(one.lat, one.lon) for one in Postcode.objects.filter(code__in=[whole, first_half])}
    return found.get(whole) or found.get(first_half)


@cache
def _rows() -> list[dict[str, str]]:
    with OUTCODES.open(newline="") as kept:
        return list(csv.DictReader(kept))


@cache
def outcodes() -> dict[str, Point]:
    """The middle of each first half of a postcode that we know."""
    return {row["outcode"]: Point(float(row["lat"]), float(row["lon"])) for row in _rows()}


@cache
def _post_towns() -> dict[str, list[Point]]:
    found: dict[str, list[Point]] = defaultdict(list)
    for row in _rows():
        if row["town"]:
            found[row["town"].casefold()].append(Point(float(row["lat"]), float(row["lon"])))
    return found
