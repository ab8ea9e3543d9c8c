"""Fifty people ask for thirty places at the same moment, through the pages of a real server: thirty get one."""

import re
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar

import pytest

from tests.fixtures.installations import Installation

pytestmark = pytest.mark.processes
PLACES, ASKING = 30, 50
SETTLE = f"""
from datetime import timedelta
from tests.fixtures.village import build
from forum.ground import clock
from forum.rooms.gatherings import actions
village = build()
starts = clock.now() + timedelta(days=3)
hall = actions.announce(
    actor=village.actor("ada"), kind="meeting", title="A small hall", venue=village.venue, group=village.forum,
    starts_at=starts, ends_at=starts + timedelta(hours=2), places={PLACES},
)
print(hall.public_id)
"""
SUMS = """
from django.db.models import Sum
from forum.rooms.gatherings.models import Gathering
hall = Gathering.objects.get(title="A small hall")
inside = hall.coming.filter(waits=False).aggregate(number=Sum("number"))["number"] or 0
print(hall.taken, inside, hall.coming.filter(waits=True).count(), hall.coming.count())
"""


def ask(page: str, number: int) -> str:
    """Open the form and send it, as one browser does; every tenth sends it twice."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with opener.open(page, timeout=60) as answer:
        form = answer.read().decode()
    guard = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)[1]  # type: ignore[index]
    seed = re.search(r'name="seed" value="([^"]+)"', form)[1]  # type: ignore[index]
    sent = {"csrfmiddlewaretoken": guard, "seed": seed, "how": "there", "number": "1", "lift": "none", "way": "none"}
    for _time in range(2 if number % 10 == 0 else 1):
        with opener.open(page, urllib.parse.urlencode(sent).encode(), timeout=60) as answer:
            said: str = answer.read().decode()
    return said


def test_fifty_at_once_get_thirty_places(installation: Installation) -> None:
    public_id = installation.python(SETTLE).strip()
    with installation.serve() as address, ThreadPoolExecutor(ASKING) as crowd:
        page = f"{address}/come/{public_id}/coming"
        answers = list(crowd.map(lambda number: ask(page, number), range(ASKING)))
    assert sum("We look forward to you." in said for said in answers) == PLACES
    assert sum("You get the next free place." in said for said in answers) == ASKING - PLACES
    assert installation.python(SUMS).split() == [str(PLACES), str(PLACES), str(ASKING - PLACES), str(ASKING)]
