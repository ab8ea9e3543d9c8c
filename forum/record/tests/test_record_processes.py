"""Eight processes write at once: no fork, no gap, no lost tally."""

import pytest

from tests.fixtures.installations import Installation

pytestmark = pytest.mark.processes

WRITERS, EACH = 8, 25

WRITE = f"""
import sys
from django.db import transaction
from forum import record
from forum.ground import journal

for number in range({EACH}):
    try:
        with transaction.atomic():
            journal.note(act="heard.hear", actor=None, subject="voice:k7m2")
            record.append(act="heard.hear", subject="voice:k7m2", actor="a member", tally={{"heard": 1}})
            if number % 5 == 4:
                raise RuntimeError  # Every fifth changes its mind after taking a number.
    except RuntimeError:
        pass
"""

LOOK = """
from forum.record import actions, queries
from forum.record.checking import verify
from forum.ground.journal.models import Event

print(verify(), queries.head().sequence, Event.objects.count(), queries.figures(["heard"])["heard"], actions.recount())
"""


def test_eight_writers_make_one_chain(installation: Installation) -> None:
    writers = [installation.start_python(WRITE) for _ in range(WRITERS)]
    for writer in writers:
        _, complaint = writer.communicate(timeout=300)
        assert writer.returncode == 0, complaint
    written = WRITERS * EACH * 4 // 5
    assert installation.python(LOOK).split() == ["None", str(written), str(written), str(written), "{}"]
