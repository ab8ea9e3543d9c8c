"""Eight processes hear voices at once: none lost, none doubled, none turned away, one chain, right figures."""

import json

import pytest

from tests.fixtures.installations import Installation

pytestmark = pytest.mark.processes

WRITERS, EACH = 8, 15

HEAR = f"""
import json, os, sys
from forum.journey.heard import actions
from forum.people.policy import VISITOR

print("ready", flush=True)
sys.stdin.readline()
codes = []
for number in range({EACH}):
    for sending in (f"of {{os.environ['WRITER']}}, {{number}}", f"of all, {{number}}"):
        codes.append(actions.hear(actor=VISITOR, words=f"Said: {{sending}}.", sending=sending).code)
print(json.dumps(codes))
"""

LOOK = """
import json, sys
from forum.ground.journal.models import Event
from forum.journey.heard.models import Receipt, Voice
from forum.record import actions, checking, queries

print(json.dumps({
    "held": sum(Voice.objects.held_by(code).count() for code in json.loads(sys.stdin.readline())),
    "voices": Voice.objects.count(),
    "words": Voice.objects.values("words").distinct().count(),
    "receipts": Receipt.objects.count(),
    "events": Event.objects.filter(act="heard.hear").count(),
    "entries": queries.head().sequence,
    "heard": queries.figures(["heard"])["heard"],
    "fault": checking.verify() and str(checking.verify()),
    "put right": actions.recount(),
}))
"""


def test_nothing_is_lost_or_doubled_with_eight_writers(installation: Installation) -> None:
    writers = [installation.start_python(HEAR, WRITER=str(number)) for number in range(WRITERS)]
    for writer in writers:
        assert writer.stdout
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin
        writer.stdin.write("go\n")
        writer.stdin.flush()
    codes: set[str] = set()
    for writer in writers:
        said, complaint = writer.communicate(timeout=300)
        assert writer.returncode == 0, complaint  # "database is locked" would be among them
        codes |= set(json.loads(said))
    different = WRITERS * EACH + EACH  # the same form from all eight is one voice
    assert len(codes) == different
    with installation.start_python(LOOK) as look:
        said, complaint = look.communicate(json.dumps(sorted(codes)) + "\n", timeout=300)
    assert look.returncode == 0, complaint
    counts = ("held", "voices", "words", "receipts", "events", "entries", "heard")
    assert json.loads(said) == dict.fromkeys(counts, different) | {"fault": None, "put right": {}}
