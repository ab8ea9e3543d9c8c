"""Finding support by need and distance, against the bare database's best plan for the same answer; and as it grows.

python -m bench.finding LISTINGS ROUNDS   fills the installation that the environment names, asks, and prints JSON
"""

import gc
import json
import random
import sys
import time
from collections.abc import Callable
from statistics import median, quantiles
from typing import Any

import django
from django.db import connection, transaction

from bench.databases import Database, fresh
from bench.figures import Figure

OVER_BARE = 2.0
WARM_UP = 20
CELLS = '"signposting_listing"."cell" IN'
KNOWN_BY_WORDS = 20_000  # so many teach the index its words; by place all of them are found
TYPED = (
    "lonely", "lonley", "carers", "panic attacks", "bills", "bailiffs rent", "garden", "choir", "cannot sleep", "debt",
    "sombody to talk to", "depresion", "food bank", "walking", "new baby", "veterans", "autism", "grief", "drink",
    "advocacy", "school", "dementia", "warm room", "yoga", "gambling", "refuge", "bipolar", "hearing voices", "art",
)  # fmt: skip


def measure(database: Database, *, listings: int, little: int, much: int, rounds: int) -> list[Figure]:
    """Ask 200 mixed questions of each size; the floor is the same statement by itself, in the same run."""
    said = {size: _asked(database, size, rounds) for size in sorted({listings, little, much})}
    here = said[listings]
    for size, one in said.items():
        sys.stderr.write(
            f"{database.name}, {size:,} listings, {one['inside']:.0f} near: {one['median'] / 1e6:.2f} ms\n"
        )
    grows = said[much]["median"] / said[little]["median"] / max(1.0, said[much]["inside"] / said[little]["inside"])
    what = f"need and distance, {listings:,} listings"
    return [
        Figure(database.name, what, "times the bare database, median", here["median"] / here["bare"], OVER_BARE),
        Figure(
            database.name, what, "times the bare database, 95th percentile", here["p95"] / here["bare_p95"], OVER_BARE
        ),
        Figure(
            database.name,
            what,
            "without the index of places, times with it",
            here["by_words"] / here["bare"],
            1.0,
            least=True,
        ),
        Figure(database.name, f"{little:,} to {much:,} listings", "grows, times those that are near", grows, 1.0),
    ]


def _asked(database: Database, listings: int, rounds: int) -> dict[str, float]:
    with fresh(database) as installation:
        told: dict[str, float] = json.loads(installation.run("finding", str(listings), str(rounds)))
        return told


def fill(listings: int) -> None:
    """Listings where people live: round the middles of outcodes, thicker where there are more of them."""
    from bench.bulk import Table, settle, unguarded  # noqa: PLC0415 - only once Django is set up
    from bench.phrases import words  # noqa: PLC0415
    from forum.ground.places.grid import cell_of  # noqa: PLC0415
    from forum.ground.places.models import Area  # noqa: PLC0415
    from forum.ground.places.where import outcodes  # noqa: PLC0415
    from forum.rooms.signposting.models import Listing  # noqa: PLC0415
    from forum.rooms.signposting.needs import NEEDS, looked_through  # noqa: PLC0415
    from forum.rooms.signposting.searching import LISTINGS, stems_of  # noqa: PLC0415

    chance = random.Random(1)  # noqa: S311 - the same county each time
    area = Area.objects.first() or Area.objects.create(slug="all", name="All")
    middles = list(outcodes().values())
    kinds = []
    for _number in range(400):
        what = words(chance, 1)
        text = f"{what} {looked_through(need.slug for need in chance.sample(NEEDS, 2))}"
        kinds.append((what, text, stems_of(text)))
    unguarded()
    table, texts = Table(Listing, stream=True, area_id=area.pk, checked_on="2026-01-01", checked_by="Noor"), []
    for number in range(listings):
        what, text, stems = chance.choice(kinds)
        middle = chance.choice(middles)
        lat, lon = middle.lat + chance.gauss(0, 0.03), middle.lon + chance.gauss(0, 0.05)
        row = table.add(
            public_id=f"f{number:011d}",
            name=f"Group {number}", what=what, lat=lat, lon=lon, cell=cell_of(lat, lon), stems=stems,
        )  # fmt: skip
        if number < KNOWN_BY_WORDS:
            texts.append((row["id"], text))
    table.write()
    with transaction.atomic():
        LISTINGS.put(texts)
    settle()


def main() -> None:
    django.setup()
    from forum.ground.places.where import Point, outcodes  # noqa: PLC0415 - only once Django is set up
    from forum.rooms.signposting.searching import Wanted, look_for  # noqa: PLC0415

    fill(int(sys.argv[1]))
    chance = random.Random(2)  # noqa: S311 - the same questions each time
    middles = list(outcodes().values())
    ours, bare, by_words, inside = [], [], [], []
    gc.collect()
    gc.freeze()
    gc.disable()
    for number in range(int(sys.argv[2]) + WARM_UP):
        here = chance.choice(middles)
        wanted = Wanted(words=chance.choice(TYPED), here=Point(here.lat, here.lon))
        asked = Recorded()
        with connection.execute_wrapper(asked):
            look_for(wanted, limit=10)
        took = _timed(lambda wanted=wanted: look_for(wanted, limit=10))  # type: ignore[misc]
        alone = _timed(asked.again)
        if number >= WARM_UP:
            ours.append(took)
            bare.append(alone)
            by_words.append(_timed(asked.by_words))
            inside.append(asked.inside())
    told = {
        "median": median(ours), "bare": median(bare), "p95": quantiles(ours, n=20)[-1],
        "bare_p95": quantiles(bare, n=20)[-1], "by_words": median(by_words), "inside": sum(inside) / len(inside),
    }  # fmt: skip
    sys.stdout.write(json.dumps(told))


class Recorded:
    """The statements by which the listings near a place were found and fetched, to be asked again by themselves."""

    def __init__(self) -> None:
        self.statements: list[tuple[str, Any]] = []
        self.fetching: list[tuple[str, Any]] = []

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - Django calls it
        if CELLS in sql:
            self.statements.append((sql, params))
        elif 'FROM "signposting_listing"' in sql:
            self.fetching.append((sql, params))
        return execute(sql, params, many, context)

    def again(self) -> None:
        with connection.cursor() as cursor:
            for sql, params in (*self.statements, *self.fetching):
                cursor.execute(sql, params)
                cursor.fetchall()

    def by_words(self) -> None:
        """The same where the index of places may not be used, so that every listing is asked for its words."""
        with connection.cursor() as cursor:
            for sql, params in self.statements:
                cursor.execute(sql.replace(CELLS, '(0 + "signposting_listing"."cell") IN'), params)
                cursor.fetchall()

    def inside(self) -> int:
        """How many listings lie in the widest box that was asked for."""
        sql, params = self.statements[-1]
        where = sql[sql.index(CELLS) :]
        cells = where[: where.index(")") + 1]
        before = sql[: sql.index(CELLS)].count("%s")
        with connection.cursor() as cursor:
            chosen = params[before : before + cells.count("%s")]
            cursor.execute(f'SELECT count(*) FROM "signposting_listing" WHERE {cells}', chosen)  # noqa: S608 - our own statement
            return int(cursor.fetchone()[0])


def _timed(move: Callable[[], object]) -> int:
    began = time.perf_counter_ns()
    move()
    return time.perf_counter_ns() - began


if __name__ == "__main__":
    main()
