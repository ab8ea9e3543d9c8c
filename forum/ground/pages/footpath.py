"""The journey line as numbers to draw: a footpath across flat country, the one drawing of this product."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

STEP = 128  # between stations; each stands in the middle of its step, as its words do under it
LEVEL = 58  # of the path
SWAY = 7  # the path wanders up and down by so much
EDGE = STEP // 2  # before the first and after the last station


@dataclass(frozen=True)
class Station:
    name: str
    reached: bool
    when: Any
    words: str
    kind: str  # "flag": somebody said 'this answers me'; "loop": it went round again; "" otherwise
    here: bool  # the furthest that was reached
    x: int
    y: int

    @property
    def flag(self) -> bool:
        return self.reached and self.kind == "flag"


@dataclass(frozen=True)
class Walk:
    stations: list[Station]
    walked: str
    ahead: str
    width: int
    level: int = LEVEL

    @property
    def height(self) -> int:
        return LEVEL + 24


def _part(station: Any, name: str, default: Any = "") -> Any:
    found = station.get(name, default) if isinstance(station, Mapping) else getattr(station, name, default)
    return default if found is None else found


def _curve(points: list[tuple[int, int]]) -> str:
    """Draw a soft line through the points."""
    if not points:
        return ""
    drawn = f"M{points[0][0]} {points[0][1]}"
    for (x0, y0), (x1, y1) in pairwise(points):
        half = (x0 + x1) // 2
        drawn += f"C{half} {y0} {half} {y1} {x1} {y1}"
    return drawn


def walk(stations: Iterable[Any]) -> Walk:
    """Lay the stations out on the path; each is an object or mapping with name, reached, when, words, kind."""
    given = list(stations)
    furthest = max((at for at, station in enumerate(given) if _part(station, "reached", default=False)), default=-1)
    laid = [
        Station(
            name=str(_part(station, "name")),
            reached=bool(_part(station, "reached", default=False)),
            when=_part(station, "when"),
            words=_part(station, "words"),
            kind=str(_part(station, "kind")),
            here=at == furthest,
            x=EDGE + at * STEP,
            y=LEVEL + (SWAY if at % 2 else -SWAY),
        )
        for at, station in enumerate(given)
    ]
    points = [(station.x, station.y) for station in laid]
    width = EDGE * 2 + STEP * max(len(laid) - 1, 0)
    start, beyond = (0, LEVEL), (width, LEVEL)
    walked = _curve([start, *points[: furthest + 1]]) if furthest >= 0 else ""
    ahead = _curve([*(points[furthest:] if furthest >= 0 else [start, *points]), beyond])
    return Walk(stations=laid, walked=walked, ahead=ahead, width=width)
