"""Six members sort, undo, put themes together and take them apart at once: nothing lost, nothing doubled, no ring."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.fixtures.installations import Installation

pytestmark = pytest.mark.processes

SETTLE = """
from tests.fixtures.village import build
from forum.journey.heard import actions as heard
from forum.journey.themed import actions as themed
from forum.people.policy import VISITOR
ada = build().actor("ada")
for number in range(60):
    heard.hear(actor=VISITOR, words=f"Number {number}")
for name in ("Buses", "Trains", "Trams", "Ferries"):
    themed.name_theme(actor=ada, name=name)
"""
SORT = """
import os, random
from forum.journey.themed import actions as themed
from forum.journey.themed.models import Theme
from forum.people.membership.actors import actor_of
from forum.people.membership.models import Person
from forum.people.policy import Refused

me = actor_of(Person.objects.get(called=os.environ["NAME"]))
random.seed(os.environ["NAME"])
got = []
for _ in range(12):
    voice = themed.take_next(actor=me)
    if voice is None:
        break
    got.append(voice.pk)
    themes = list(Theme.objects.all())
    try:
        themed.sort(actor=me, voice=voice, also=random.sample(themes, 2), seen=0)
        if random.random() < 0.3:
            themed.undo_sorting(actor=me, voice=voice)
    except Refused:
        pass
print(",".join(map(str, got)))
"""
REGROUP = """
import os, random
from forum.journey.themed import actions as themed
from forum.journey.themed.models import Placing, Theme
from forum.people.membership.actors import actor_of
from forum.people.membership.models import Person
from forum.people.policy import Refused

me = actor_of(Person.objects.get(called=os.environ["NAME"]))
random.seed(os.environ["NAME"])
for number in range(15):
    one, other = random.sample(list(Theme.objects.all()), 2)
    under = list(Placing.objects.standing().filter(theme=one).values_list("voice_id", flat=True))
    done = None
    try:
        if random.random() < 0.5:
            done = themed.merge(actor=me, source=one, target=other)
        elif under:
            some = random.sample(under, max(1, len(under) // 2))
            done = themed.split(actor=me, source=one, voices=some, name=f"{os.environ['NAME']} {number}")
        if done and random.random() < 0.7:
            themed.undo_regrouping(actor=me, regrouping=done)
    except Refused:
        pass
print("")
"""
LOOK = """
from forum.journey.heard.models import Voice
from forum.journey.themed.models import Placing, Theme
from forum.record.checking import verify
assert verify() is None, verify()
for theme in Theme.objects.all():
    assert theme.voices == theme.placings.standing().count(), theme.name
    assert not (theme.merged_into_id and theme.voices), f"{theme.name} was put together and still holds voices"
for voice in Voice.objects.all():
    standing = Placing.objects.standing().filter(voice=voice).count()
    assert bool(voice.moved_in) == bool(standing), f"{voice.pk} waits, or stands somewhere; never both or neither"
print("whole")
"""


def test_six_at_one_table(installation: Installation) -> None:
    installation.python(SETTLE)
    programs = [(SORT, name) for name in ("Ada", "Bo", "Cy", "Dee")] + [(REGROUP, name) for name in ("Ida", "Gus")]
    with ThreadPoolExecutor(len(programs)) as table:
        said = list(table.map(lambda one: installation.python(one[0], NAME=one[1]), programs))
    assert "whole" in installation.python(LOOK)
    assert sum(len(one.split(",")) for one in said[:4]) >= 40
