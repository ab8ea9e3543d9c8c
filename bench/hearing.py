"""Hearing a voice against the insert of one row in its own transaction, in turn, under the same settings.

python -m bench.hearing TIMES   writes into the installation that the environment names, and prints nanoseconds
"""

import gc
import json
import random
import sys
import time
from statistics import median

import django
from django.db import connection, models, transaction
from django.utils import timezone

from bench.databases import Database, copied, county
from bench.figures import Figure

A_THIRD = 1 / 3
WARM_UP = 20


def measure(database: Database, *, voices: int, rounds: int) -> list[Figure]:
    with copied(database, county(database, voices)) as installation:
        inserted, heard = (median(times) for times in json.loads(installation.run("hearing", str(rounds))))
    sys.stderr.write(f"{database.name}: an insert {inserted / 1e6:.2f} ms, hear() {heard / 1e6:.2f} ms\n")
    return [Figure(database.name, "hear()", "of the rate of a one-row insert", inserted / heard, A_THIRD, least=True)]


def main() -> None:
    django.setup()
    from bench.phrases import words  # noqa: PLC0415 - only once Django is set up
    from forum.journey.heard.actions import hear  # noqa: PLC0415
    from forum.people.policy import VISITOR  # noqa: PLC0415

    class Row(models.Model):
        words = models.TextField()
        at = models.DateTimeField(default=timezone.now)

        class Meta:
            app_label = "bench"

    with connection.schema_editor() as editor:
        editor.create_model(Row)
    chance = random.Random(1)  # noqa: S311 - the same words each time
    times: tuple[list[int], list[int]] = ([], [])
    gc.collect()
    gc.freeze()
    gc.disable()
    for number in range(int(sys.argv[1]) + WARM_UP):
        said = words(chance)
        began = time.perf_counter_ns()
        with transaction.atomic():
            Row._default_manager.create(words=said)
        inserted = time.perf_counter_ns()
        hear(actor=VISITOR, words=said, sending=f"hearing {number}")
        heard = time.perf_counter_ns()
        if number >= WARM_UP:
            times[0].append(inserted - began)
            times[1].append(heard - inserted)
        gc.collect(0)
    print(json.dumps(times))


if __name__ == "__main__":
    main()
