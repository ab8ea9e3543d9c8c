"""What happens in one process of an installation that several write to.

python -m bench.writing set-up             sets the database up
python -m bench.writing hear NUMBER EACH   hears voices once it is told to on standard input, and says what came of it
python -m bench.writing look               takes receipts on standard input, says what stands in the database
"""

import json
import sys
import time

import django


def set_up() -> None:
    from forum.operations import setup  # noqa: PLC0415 - models only once Django is set up

    setup.set_up()


def hear(number: str, each: str) -> None:
    from forum.journey.heard import actions  # noqa: PLC0415
    from forum.people.policy import VISITOR  # noqa: PLC0415

    print("ready", flush=True)
    sys.stdin.readline()
    codes, failed, took = [], [], []
    for count in range(int(each)):
        for sending in (f"writer {number}, {count}", f"all, {count}"):
            began = time.perf_counter_ns()
            try:
                codes.append(actions.hear(actor=VISITOR, words=f"Said: {sending}.", sending=sending).code)
            except Exception as failure:  # noqa: BLE001 - whatever it is, it is counted
                failed.append(repr(failure))
            took.append(time.perf_counter_ns() - began)
    print(json.dumps({"codes": codes, "failed": failed, "took": took}))


def look() -> None:
    """Say which of these receipts hold a voice, how many voices there are, and what is wrong with chain and tallies."""
    from forum.ground.journal.models import Event  # noqa: PLC0415
    from forum.journey.heard.models import Voice  # noqa: PLC0415
    from forum.record import actions, checking, queries  # noqa: PLC0415

    voices = Voice.objects.count()
    tests = {
        "chain": checking.verify(),
        "tallies": actions.recount(),
        "heard": queries.figures(["heard"])["heard"] - voices,
        "entries": queries.head().sequence - voices,
        "events": Event.objects.filter(act="heard.hear").count() - voices,
    }
    held = sum(Voice.objects.held_by(code).count() for code in json.load(sys.stdin))
    faults = [f"{name}: {fault}" for name, fault in tests.items() if fault]
    print(json.dumps({"voices": voices, "held": held, "faults": faults}))


if __name__ == "__main__":
    django.setup()
    {"set-up": set_up, "hear": hear, "look": look}[sys.argv[1]](*sys.argv[2:])
