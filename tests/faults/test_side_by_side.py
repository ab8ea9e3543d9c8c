"""Many people at once: one form sent twenty times is one voice, and nobody waits in a ring for somebody else."""

import re
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar

import pytest

from tests.fixtures.installations import Installation

pytestmark = pytest.mark.processes

CROWD = """
import os, random
from forum.journey.answered import actions as answered
from forum.journey.heard.models import Voice
from forum.journey.taken_up import short_road
from forum.journey.taken_up.models import DirectAnswer, Matter
from forum.journey.taken_up import actions as taken_up
from forum.journey.themed import actions as themed
from forum.journey.themed.models import Placing, Theme
from forum.people.membership.actors import actor_of
from forum.people.membership.models import Person
from forum.people.policy import VISITOR, Refused

codes = os.environ["CODES"].split(",")
random.seed(int(os.environ["SEED"]))
ada = actor_of(Person.objects.get(called="Ada"))
for _ in range(40):
    voices, themes = list(Voice.objects.all()), list(Theme.objects.all())
    voice = random.choice(voices)
    placings, directs = list(Placing.objects.standing()), list(DirectAnswer.objects.filter(voice=voice))
    moves = [
        lambda: themed.theme_under(actor=ada, voice=voice, theme=random.choice(themes)),
        lambda: placings and themed.take_out(actor=ada, placing=random.choice(placings)),
        lambda: short_road.answer_directly(actor=ada, voice=voice, words="It is mended."),
        lambda: taken_up.feed(actor=ada, matter=Matter.objects.get(), voices=random.sample(voices, 2)),
        lambda: directs and answered.judge(
            actor=VISITOR, receipt=random.choice(codes), direct=directs[-1], answers_me=random.random() < 0.5
        ),
    ]
    try:
        random.choice(moves)()
    except Refused:
        pass
print("done")
"""

SETTLE = """
from tests.fixtures.village import build
from forum.journey.heard import actions as heard
from forum.journey.taken_up import actions as taken_up
from forum.journey.themed import actions as themed
from forum.people.policy import VISITOR
village = build()
ada = village.actor("ada")
said = [heard.hear(actor=VISITOR, words=f"Number {number}") for number in range(4)]
themes = [themed.name_theme(actor=ada, name=name) for name in ("One", "Two")]
taken_up.take_up(actor=ada, title="All of it", meeting=village.meeting, voices=[said[0].voice])
print(",".join(one.code for one in said))
"""

WHOLE = """
from forum.journey.answered.models import Verdict
from forum.journey.heard.models import Voice
from forum.journey.taken_up.queries import answered_among
from forum.journey.themed.models import Theme
from forum.record.checking import verify
from forum.record.models import Tally
assert verify() is None, verify()
tally = dict(Tally.objects.values_list("name", "value"))
voices = list(Voice.objects.values_list("pk", flat=True))
assert tally["answered"] == len(answered_among(voices)), tally
yes = Verdict.objects.standing().filter(answers_me=True).values("voice").distinct().count()
assert tally.get("changed", 0) == yes, tally
assert all(theme.voices == theme.placings.standing().count() for theme in Theme.objects.all())
print("whole")
"""


def test_six_members_at_work_on_the_same_voices(installation: Installation) -> None:
    codes = installation.python(SETTLE).strip().splitlines()[-1]
    with ThreadPoolExecutor(6) as crowd:
        ends = list(crowd.map(lambda seed: installation.python(CROWD, SEED=str(seed), CODES=codes), range(6)))
    assert all(end.strip().endswith("done") for end in ends)
    assert "whole" in installation.python(WHOLE)


def send(address: str, words: str, sending: str) -> str:
    """Open the form and send it, as one browser does."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    page = browser.open(f"{address}/say").read().decode()
    guard = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page).group(1)
    fields = urllib.parse.urlencode({"words": words, "sending": sending, "csrfmiddlewaretoken": guard}).encode()
    request = urllib.request.Request(f"{address}/say", fields, headers={"Referer": f"{address}/say"})
    shown = browser.open(request).read().decode()
    return re.search(r'receipt__code">([^<]+)<', shown).group(1)


class Tab:
    """A browser tab of its own, without cookies of others."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def post(self, path: str, **typed: str) -> str:
        page = self.browser.open(f"{self.address}/say").read().decode()
        guard = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page).group(1)
        fields = urllib.parse.urlencode(typed | {"csrfmiddlewaretoken": guard}).encode()
        asked = urllib.request.Request(f"{self.address}{path}", fields, headers={"Referer": f"{self.address}/say"})
        return self.browser.open(asked).read().decode()


def say(address: str, draft: str) -> str:
    """Go all the way with one draft, as an impatient finger does."""
    tab = Tab(address)
    tab.post("/say", page="words", draft=draft, words="The bus is late.")
    tab.post("/say/answer", draft=draft, way="none")
    tab.post("/say/showing", draft=draft)
    return re.search(r'receipt__code">([^<]+)<', tab.post("/say/check", draft=draft, send="yes")).group(1)


def test_one_draft_written_and_sent_from_twenty_tabs_at_once_is_one_voice(installation: Installation) -> None:
    with installation.serve() as address, ThreadPoolExecutor(20) as crowd:
        page = urllib.request.urlopen(f"{address}/say").read().decode()
        draft = re.search(r'name="draft" value="([^"]+)"', page).group(1)
        receipts = set(crowd.map(lambda _number: say(address, draft), range(20)))
    assert len(receipts) == 1
    count = """
from forum.journey.heard.models import Draft, Receipt, Voice
print(Voice.objects.count(), Receipt.objects.count(), Draft.objects.count())
"""
    assert installation.python(count).strip() == "1 1 0"


def test_one_form_sent_twenty_times_at_once_is_one_voice(installation: Installation) -> None:
    with installation.serve() as address, ThreadPoolExecutor(20) as crowd:
        receipts = set(crowd.map(lambda _number: send(address, "The bus is late.", "the same form"), range(20)))
        other = send(address, "The bus is late, and wet.", "the same form")
    assert len(receipts) == 1
    assert other not in receipts
    count = "from forum.journey.heard.models import Voice; print(Voice.objects.count())"
    assert installation.python(count).strip() == "2"
