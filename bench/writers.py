"""Eight processes hear voices in one installation at once; then everything is looked at."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

from bench.databases import Database, fresh
from bench.figures import Figure

if TYPE_CHECKING:
    import subprocess

WRITERS = 8


def measure(database: Database, *, each: int) -> list[Figure]:
    """Let each writer hear so many voices of its own, and as many of which all eight send the same at once."""
    with fresh(database) as installation, ExitStack() as stack:
        start = partial(installation.start, "writing", "hear")
        writers = [stack.enter_context(start(str(number), str(each))) for number in range(WRITERS)]
        _start_together(writers)
        told = [json.loads(writer.communicate()[0]) for writer in writers]
        acknowledged = sorted({code for one in told for code in one["codes"]})
        seen = json.loads(installation.run("writing", "look", told=json.dumps(acknowledged)))
    wanted = each * WRITERS + each
    sys.stderr.write(f"{database.name}: eight writers, {seen['voices']} voices, slowest {_slowest(told):.0f} ms\n")
    return [
        Figure(database.name, "eight writers", "voices lost", wanted - seen["held"], 0),
        Figure(database.name, "eight writers", "voices doubled", seen["voices"] - wanted, 0),
        Figure(database.name, "eight writers", "writes that failed", sum(len(one["failed"]) for one in told), 0),
        Figure(database.name, "eight writers", "faults of chain and tallies", len(seen["faults"]), 0),
    ]


def _start_together(writers: list[subprocess.Popen[str]]) -> None:
    """Wait until all stand at the start, then let all go."""
    for writer in writers:
        if writer.stdout is None or writer.stdout.readline() != "ready\n":
            sys.exit("A writer did not start; its own words are above.")
    for writer in writers:
        if writer.stdin is not None:
            writer.stdin.write("go\n")
            writer.stdin.flush()


def _slowest(told: list[dict[str, list[float]]]) -> float:
    return max(max(one["took"]) for one in told) / 1e6
