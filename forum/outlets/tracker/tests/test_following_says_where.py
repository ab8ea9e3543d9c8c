"""The first line of what somebody follows says where their words are now, and nothing that is over."""

from django.test import Client

from forum.journey.heard import actions as heard
from forum.journey.themed import actions as themed
from forum.people.policy import VISITOR
from tests.fixtures.village import Village

WAITS = "We have it. A member of the forum reads it."


def follow(code: str) -> str:
    return Client().post("/follow", {"receipt": code}).content.decode()


def test_it_says_that_nobody_has_read_it_only_until_somebody_has(village: Village) -> None:
    said = heard.hear(actor=VISITOR, words="The bench is broken.")
    assert WAITS in follow(said.code)
    heard.read(actor=village.actor("ada"), voice=said.voice)
    page = follow(said.code)
    assert WAITS not in page
    assert "A member of the forum has read it." in page


def test_it_says_that_it_stands_with_others(village: Village) -> None:
    said = heard.hear(actor=VISITOR, words="The bench is broken.")
    theme = themed.name_theme(actor=village.actor("ada"), name="Places to sit")
    themed.theme_under(actor=village.actor("ada"), voice=said.voice, theme=theme)
    page = follow(said.code)
    assert WAITS not in page
    assert "put it with what others say about the same" in page


def test_it_says_that_it_belongs_elsewhere(village: Village) -> None:
    said = heard.hear(actor=VISITOR, words="About my own care.")
    heard.show_other_door(actor=village.actor("ada"), voice=said.voice, door="pals")
    page = follow(said.code)
    assert WAITS not in page
    assert "It belongs behind another door" in page


def test_few_lines_take_away_words_and_no_right(village: Village) -> None:
    said = heard.hear(actor=VISITOR, words="The bench is broken.")
    theme = themed.name_theme(actor=village.actor("ada"), name="Places to sit")
    themed.theme_under(actor=village.actor("ada"), voice=said.voice, theme=theme)
    reader = Client()
    reader.post("/settings/few-lines", {"few_lines": "on", "back": "/follow"})
    page = reader.post("/follow", {"receipt": said.code}).content.decode()
    assert 'class="few-lines"' in page
    before = page[: page.index("That is not what I meant")]
    assert "more-words" not in before[before.rindex("<section") :]
