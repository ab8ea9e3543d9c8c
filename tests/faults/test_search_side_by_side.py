"""The index is filled by two processes while others speak and take back: every voice once, no word of a gone one."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.fixtures.installations import Installation

pytestmark = pytest.mark.processes

SPEAK = """
import os
from forum.journey.heard import actions
from forum.people.policy import VISITOR
for number in range(25):
    actions.hear(actor=VISITOR, words=f"Bench {os.environ['SEED']}x{number} by the river")
"""
FILL = """
import time
from forum.journey.heard import search
from forum.journey.heard.models import Voice
for _ in range(40):
    search.fill(limit=7)
    time.sleep(0.05)
"""
TAKE_BACK = """
import time
from django.db import transaction
from forum.ground import clock
from forum.journey.heard import actions, search
from forum.journey.heard.models import Voice
for _ in range(15):
    with transaction.atomic():
        gone = list(Voice.objects.kept().order_by("-pk").values_list("pk", flat=True)[:2])
        actions.hold(voices=gone)
        search.forget(gone)
        Voice.objects.filter(pk__in=gone).update(withdrawn_at=clock.now(), words="")
    time.sleep(0.05)
search.compact()
"""
LOOK = """
from forum.ground.fulltext.models import Word
from forum.journey.heard import search
from forum.journey.heard.models import Voice
search.fill()
kept = set(Voice.objects.kept().values_list("pk", flat=True))
assert set(search.VOICES.search("bench", limit=500).rows) == kept, "each kept voice, and no other"
assert Word.objects.get(word="river").rows == len(kept)
assert Word.objects.count() == 4 + len(kept), "bench, by, the, river and each one's own word"
print("whole")
"""


def test_every_voice_is_found_and_nothing_that_was_taken_back(installation: Installation) -> None:
    programs = [(SPEAK, "1"), (SPEAK, "2"), (FILL, "3"), (FILL, "4"), (TAKE_BACK, "5")]
    with ThreadPoolExecutor(len(programs)) as crowd:
        list(crowd.map(lambda one: installation.python(one[0], SEED=one[1]), programs))
    assert "whole" in installation.python(LOOK)
