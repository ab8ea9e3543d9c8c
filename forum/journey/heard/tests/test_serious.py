"""Twelve worries that are serious, each with its right door in three choices at most; and a way out in a hurry."""

import re

import pytest
from django.test import Client

from forum.ground.dated import actions as dated
from forum.ground.dated.doors import LEAVE_TO, shipped_doors
from forum.journey.heard import drafts

pytestmark = pytest.mark.django_db

NAMES = {door.slug: door.name for door in shipped_doors()}
# What somebody might write, which of the three they choose, and who looks into it.
SCENARIOS = [
    ("I have taken tablets and I do not want to be here any more.", "now", "999 or A&E"),
    ("My son has not slept for five nights and hears voices. The surgery is shut.", "now", "NHS 111"),
    ("I am deaf and feel very unsafe tonight.", "now", "If you are deaf, or cannot speak on the phone"),
    ("Nobody rang me back about my own appointment for six weeks.", "care", "pals"),
    ("I want what happened to me on the ward looked into, and an answer in writing.", "care", "complaint"),
    ("I do not dare to complain about my care on my own.", "care", "advocate"),
    ("I complained, they wrote back, and it is still not right.", "care", "ombudsman"),
    ("I am on a section and was never told my rights.", "care", "cqc_detained"),
    ("My neighbour's daughter takes her money and leaves her alone for days.", "harm", "safeguarding"),
    ("Somebody at the day centre hit me last week.", "harm", "police"),
    ("I work on a ward where notes are changed afterwards, and I am afraid to say so.", "harm", "speak_up"),
    ("The home knows that its night staff sleep, and does nothing.", "harm", "cqc"),
]  # fmt: skip


def test_there_are_three_choices() -> None:
    page = Client().get("/say").content.decode()
    assert 'href="/say/serious"' in page
    choices = re.findall(r'href="/say/serious/(\w+)"', Client().get("/say/serious").content.decode())
    assert choices == ["now", "care", "harm"]


@pytest.mark.parametrize(("words", "choice", "door"), SCENARIOS)
def test_each_worry_reaches_its_door(words: str, choice: str, door: str) -> None:
    page = Client().get(f"/say/serious/{choice}").content.decode()
    named = [name.replace("&amp;", "&") for name in re.findall(r"<h[23]>(.*?)</h[23]>", page)]
    assert NAMES.get(door, door) in named, words
    assert 'href="/say"' in page, "and it is said to the forum all the same"


@pytest.mark.parametrize("choice", ["care", "harm"])
def test_a_person_comes_before_the_desks_and_the_limits_are_said(choice: str) -> None:
    page = Client().get(f"/say/serious/{choice}").content.decode()
    assert page.index("Somebody to talk to first") < page.index("<h2>Who looks into it")
    assert "may have to tell others" in page
    assert "/say/serious/now" in page


def test_a_body_that_ends_is_named_no_more() -> None:
    door = {"slug": "desk", "choice": "care", "name": "Fen desk", "what_for": "Your care.", "phone": "01632 960001"}
    dated.set_setting(key="doors", value=[door | {"owner": "Ada", "last_checked": "2026-11-01"}])
    page = Client().get("/say/serious/care").content.decode()
    assert "Fen desk" in page
    assert "Ombudsman" not in page


def test_titles_and_addresses_give_nothing_away_and_no_choice_is_kept() -> None:
    for choice in ("now", "care", "harm"):
        page = Client().get(f"/say/serious/{choice}")
        assert "<title>Who looks into it" in page.content.decode()
        assert not page.cookies
    assert Client().get("/say/serious/other").status_code == 404


@pytest.mark.parametrize("path", ["/say/serious", "/say/serious/care", "/say/serious/harm", "/say/serious/now"])
def test_there_is_a_way_out_in_a_hurry_and_it_is_explained(path: str) -> None:
    page = Client().get(path).content.decode()
    assert 'href="/say/leave"' in page
    assert "Your browser may still list this page" in page


def test_nowhere_else_is_there_a_way_out_in_a_hurry() -> None:
    for path in ("/", "/say", "/follow", "/help-now"):
        assert "/say/leave" not in Client().get(path).content.decode()


def test_leaving_takes_what_was_begun_from_this_device() -> None:
    speaker = Client()
    speaker.post("/say", {"page": "words", "words": "He reads over my shoulder."})
    answer = speaker.get("/say/leave")
    assert answer["Location"] == LEAVE_TO
    assert not speaker.cookies[drafts.COOKIE].value
    assert "over my shoulder" not in speaker.get("/say").content.decode()
