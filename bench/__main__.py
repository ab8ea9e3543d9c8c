"""Measures everything, prints a table, writes var/bench/bench.json. Ends with 1 when a limit is not kept.

make bench                       everything, on SQLite and on PostgreSQL
scripts/bench.sh --quick         a smaller county and fewer rounds: for trying things out, its figures prove nothing
"""

import argparse
import sys
import time
from collections.abc import Callable
from functools import partial

from bench import finding, hearing, pages, verifying, writers
from bench.databases import KEPT, Database, opened
from bench.figures import Figure, machine, table, write

COUNTY, QUICK = 100_000, 5_000
ROUNDS, FEW_ROUNDS = 250, 30
EACH, FEW = 250, 25
LISTED = {
    False: {"listings": 100_000, "little": 10_000, "much": 1_000_000},
    True: {"listings": 20_000, "little": 5_000, "much": 50_000},
}
Measure = Callable[[Database], list[Figure]]


def measures(*, quick: bool) -> dict[str, Measure]:
    voices, rounds, each = (QUICK, FEW_ROUNDS, FEW) if quick else (COUNTY, ROUNDS, EACH)
    sized = {"voices": voices, "rounds": rounds}
    return {
        "pages": partial(pages.measure, **sized),
        "hearing": partial(hearing.measure, **sized),
        "verifying": partial(verifying.measure, **sized),
        "finding": partial(finding.measure, **LISTED[quick], rounds=200 if not quick else rounds),
        "writers": partial(writers.measure, each=each),
    }


def main() -> int:
    """Read the command line, measure, tell."""
    known = measures(quick=False)
    parser = argparse.ArgumentParser(prog="make bench", description="Speed and size, as ratios in one run.")
    parser.add_argument("--quick", action="store_true", help="a smaller county and fewer rounds")
    parser.add_argument("--on", choices=("sqlite", "postgresql"), action="append", help="only this database")
    parser.add_argument("--only", choices=tuple(known), action="append", help="only this part")
    asked = parser.parse_args()
    KEPT.mkdir(parents=True, exist_ok=True)
    began, figures, servers = time.monotonic(), [], {}
    for name in asked.on or ("sqlite", "postgresql"):
        with opened(name) as database:
            servers[name] = database.version()
            for part, measure in measures(quick=asked.quick).items():
                # The file that is verified is the same on both.
                if (not asked.only or part in asked.only) and (name, part) != ("postgresql", "verifying"):
                    figures += measure(database)
    told = {"machine": machine(**servers), "quick": asked.quick, "seconds": round(time.monotonic() - began)}
    write(KEPT / "bench.json", figures, **told)
    sys.stdout.write(f"\n{table(figures)}\n\nAs JSON: {(KEPT / 'bench.json').relative_to(KEPT.parent.parent)}\n")
    return 0 if all(figure.kept for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
