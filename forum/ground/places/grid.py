"""A grid over the earth, so that what is near is found by an ordinary index, on any database.

A cell is a twentieth of a degree each way, some three miles by two in England. What is near a point lies in a few cells
of whole numbers; how many rows stand elsewhere makes no difference.
"""

import math
from dataclasses import dataclass

from forum.ground.places.where import EARTH_MILES, Point

A_DEGREE = 20  # cells
ACROSS = 360 * A_DEGREE


@dataclass(frozen=True)
class Box:
    """All that may lie within some miles of a point: the cells, and the exact borders in degrees."""

    cells: list[int]
    south: float
    north: float
    west: float
    east: float


def cell_of(lat: float, lon: float) -> int:
    """The number of the cell in which a point lies."""
    return math.floor((lat + 90) * A_DEGREE) * ACROSS + math.floor((lon + 180) * A_DEGREE) % ACROSS


def box_round(here: Point, miles: float) -> Box:
    """The smallest box on the map that holds everything within so many miles.

    Args:
        here: away from the poles; the box may not reach over one.
        miles: the radius.
    """
    up = math.degrees(miles / EARTH_MILES)
    north, south = min(90.0, here.lat + up), max(-90.0, here.lat - up)
    # Where the circle is widest its edge lies a little nearer to the pole than its middle.
    reach = math.sin(math.radians(up)) / max(1e-9, math.cos(math.radians(here.lat)))
    sideways = math.degrees(math.asin(min(1.0, reach)))
    west, east = here.lon - sideways, here.lon + sideways
    rows = range(math.floor((south + 90) * A_DEGREE), math.floor((north + 90) * A_DEGREE) + 1)
    columns = range(math.floor((west + 180) * A_DEGREE), math.floor((east + 180) * A_DEGREE) + 1)
    return Box([row * ACROSS + column % ACROSS for row in rows for column in columns], south, north, west, east)
