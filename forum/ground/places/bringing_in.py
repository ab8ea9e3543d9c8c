"""Bringing in where postcodes lie, from the open files that operators download.

Code-Point Open (Ordnance Survey: no heading; postcode, quality, easting, northing), the ONS Postcode Directory (a
heading with pcds or pcd, lat, long, doterm), and any table with the columns postcode or outcode, latitude, longitude.
A folder or a ZIP of such tables is read table by table. Memory stays small: places go by, first halves keep numbers.
"""

import csv
import io
import zipfile
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple, TextIO

from django.db import transaction

from forum.ground.places.models import Postcode
from forum.ground.places.where import POSTCODE
from forum.ground.spreadsheets import Unreadable

AT_ONCE = 5_000
WORST_QUALITY = 60  # of Code-Point Open; 90 is nowhere
CODES = ("pcds", "pcd", "postcode", "outcode")
LATS, LONS = ("lat", "latitude", "median_latitude"), ("long", "longitude", "median_longitude")
ENDED = "doterm"
CODE_POINT = {"quality": 1, "easting": 2, "northing": 3}


class Place(NamedTuple):
    code: str
    lat: float
    lon: float


def bring_in(path: Path, *, tell: Callable[[int], object] = lambda _rows: None) -> tuple[int, int]:
    """Keep where each postcode lies, and the middle of each first half; return how many of both.

    Raises:
        Unreadable: where no table in it can be read.
    """
    middles: dict[str, tuple[array[float], array[float]]] = defaultdict(lambda: (array("d"), array("d")))
    kept = 0
    with transaction.atomic():
        for piece in _pieces(_places(path)):
            _keep(piece)
            for place in piece:
                match = POSTCODE.match(place.code)
                if match and match["out"] != place.code:
                    lats, lons = middles[match["out"]]
                    lats.append(place.lat)
                    lons.append(place.lon)
            kept += len(piece)
            tell(len(piece))
        if not kept:
            raise Unreadable(f"There is no postcode with a place in {path.name}.")
        _keep([Place(out, median(lats), median(lons)) for out, (lats, lons) in middles.items()])
    return kept, len(middles)


def _keep(places: Iterable[Place]) -> None:
    known = {place.code: place for place in places}
    rows = [Postcode(code=place.code, lat=place.lat, lon=place.lon) for place in known.values()]
    Postcode.objects.bulk_create(
        rows, batch_size=AT_ONCE, update_conflicts=True, unique_fields=["code"], update_fields=["lat", "lon"]
    )


def _pieces(places: Iterator[Place]) -> Iterator[list[Place]]:
    while piece := list(islice(places, AT_ONCE)):
        yield piece


def _places(path: Path) -> Iterator[Place]:
    for open_table in _tables(path):
        with open_table() as table:
            try:
                yield from _rows(csv.reader(table))
            except (UnicodeDecodeError, csv.Error) as fault:
                raise Unreadable(f"{path.name} cannot be read as a table in UTF-8.") from fault


def _tables(path: Path) -> Iterator[Callable[[], Any]]:
    if path.is_dir():
        for file in sorted(path.rglob("*.csv")):
            yield lambda file=file: file.open(encoding="utf-8-sig", newline="")  # type: ignore[misc]
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in sorted(archive.namelist()):
                if name.lower().endswith(".csv") and "/doc/" not in f"/{name.lower()}":
                    yield lambda name=name: _inside(archive, name)  # type: ignore[misc]
    else:
        yield lambda: path.open(encoding="utf-8-sig", newline="")


@contextmanager
def _inside(archive: zipfile.ZipFile, name: str) -> Iterator[TextIO]:
    with archive.open(name) as raw, io.TextIOWrapper(raw, encoding="utf-8-sig", newline="") as table:
        yield table


def _rows(table: Iterator[list[str]]) -> Iterator[Place]:
    """The places of one table; what is no postcode, or lies nowhere, is left out."""
    first = next(table, None)
    if first is None:
        return
    heading = [name.strip().lower() for name in first]
    code, lat, lon = (
        next((heading.index(name) for name in names if name in heading), None) for names in (CODES, LATS, LONS)
    )
    if code is not None and lat is not None and lon is not None:
        ended = heading.index(ENDED) if ENDED in heading else None
        for row in table:
            if len(row) == len(heading) and not (ended is not None and row[ended].strip()):
                yield from _place(row[code], row[lat], row[lon])
        return
    for row in (first, *table):
        yield from _of_code_point(row)


def _column(heading: list[str], names: tuple[str, ...]) -> int | None:
    return next((heading.index(name) for name in names if name in heading), None)


def _of_code_point(row: list[str]) -> Iterator[Place]:
    try:
        quality, east, north = (int(row[place]) for place in CODE_POINT.values())
    except (IndexError, ValueError):
        return
    if quality <= WORST_QUALITY and east and north:
        lon, lat = _grid().transform(east, north)
        yield from _place(row[0], str(lat), str(lon))


def _place(code: str, lat: str, lon: str) -> Iterator[Place]:
    bare = "".join(code.split()).upper()
    try:
        place = Place(bare, float(lat), float(lon))
    except ValueError:
        return
    on_these_islands = 49 < place.lat < 61.5 and -9 < place.lon < 2.5  # noqa: PLR2004 - ONS writes 99.999999 for nowhere
    if POSTCODE.match(bare) and on_these_islands:
        yield place


@cache
def _grid() -> Any:
    from pyproj import Transformer  # noqa: PLC0415 - only where the grid of the Ordnance Survey is read

    return Transformer.from_crs("EPSG:27700", "EPSG:4326", always_xy=True)
