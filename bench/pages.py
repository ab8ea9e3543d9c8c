"""Pages: at county size against the floor, and against themselves with little data, asked for in turn."""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

from bench.asking import API
from bench.databases import Database, Installation, county
from bench.figures import Figure

LITTLE = 1_000
PAGES = ("/", "/changed", "/matters", "/say", "/follow, one matter")
MORE_PAGES = ("/changed, deep in the list", "/matters, deep in the list", "/follow, short road", "/follow, two matters")
OVER_FLOOR, OVER_ITSELF = 2.5, 1.2
TWICE = {"/follow, two matters": 3.0}  # draws two ways on one page
QUESTIONS = {"visitor": 6, "signed in": 9, "a follow page": 10}
WARM_UP = 20


class Asker:
    """A process that asks for pages in one installation."""

    def __init__(self, installation: Installation) -> None:
        self.process = installation.start("asking")

    def tell(self, *order: Any) -> Any:
        stdin, stdout = self.process.stdin, self.process.stdout
        if stdin is None or stdout is None:
            raise RuntimeError("It was started with pipes.")
        stdin.write(json.dumps(order) + "\n")
        stdin.flush()
        answer = stdout.readline()
        if not answer:
            sys.exit("A page could not be asked for; its own words are above.")
        return json.loads(answer)


@contextmanager
def askers(*installations: Installation) -> Iterator[list[Asker]]:
    started = [Asker(installation) for installation in installations]
    try:
        yield started
    finally:
        for asker in started:
            asker.process.communicate('["exit"]\n')


def measure(database: Database, *, voices: int, rounds: int) -> list[Figure]:
    """Measure the pages on this database."""
    with askers(county(database, voices), county(database, LITTLE)) as (big, little):
        figures = [*_questions(database.name, big, little)]
        times = _times(big, little, rounds)
    for page in (*PAGES, *MORE_PAGES, *API):
        floor, full, small_floor, small = (median(times[page, part]) for part in range(4))
        sys.stderr.write(
            f"{database.name} {page}: {full / 1e6:.2f} ms, floor {floor / 1e6:.2f} ms; "
            f"with little data {small / 1e6:.2f} ms, floor {small_floor / 1e6:.2f} ms\n"
        )
        figures.append(Figure(database.name, page, "times the floor", full / floor, TWICE.get(page, OVER_FLOOR)))
        figures.append(Figure(database.name, page, "times itself with little data", full / small, OVER_ITSELF))
    return figures


def _times(big: Asker, little: Asker, rounds: int) -> dict[tuple[str, int], list[int]]:
    times: dict[tuple[str, int], list[int]] = defaultdict(list)
    names = [*PAGES, *MORE_PAGES, *API]
    for number in range(WARM_UP + rounds):
        names.append(names.pop(0))  # Nobody is always first.
        for asker, part in ((big, 0), (little, 2)):
            for name, (floor, page) in zip(names, asker.tell("round", names), strict=True):
                if number >= WARM_UP:
                    times[name, part].append(floor)
                    times[name, part + 1].append(page)
    return times


def _questions(database: str, big: Asker, little: Asker) -> Iterator[Figure]:
    for page in (*PAGES, *MORE_PAGES, *API):
        names = [page, f"signed in: {page}"]
        many, few = big.tell("questions", names), little.tell("questions", names)
        following = page.startswith("/follow")
        for who, count, before in zip(("visitor", "signed in"), many, few, strict=True):
            limit = QUESTIONS["a follow page"] if following else QUESTIONS[who]
            yield Figure(database, page, f"questions, {who}", count, limit)
            yield Figure(database, page, f"questions more than with little data, {who}", count - before, 0)
