"""Guessing at receipts: whoever holds one looks as often as they like, whoever holds none rests after ten."""

import pytest
from django.test import Client

from forum.ground import codes
from forum.journey.heard import actions as heard
from forum.journey.heard import drafts
from forum.people.policy import VISITOR

pytestmark = pytest.mark.django_db


def follow(speaker: Client, code: str) -> str:
    return speaker.post("/follow", {"receipt": code}).content.decode()


def test_only_codes_that_nobody_holds_are_counted_and_then_there_is_a_rest() -> None:
    speaker, said = Client(), heard.hear(actor=VISITOR, words="The bench is broken.")
    for _ in range(12):
        assert "Heard" in follow(speaker, said.code)
        assert "One of them may be different" in follow(speaker, "bk7m-2qxw")
    for _ in range(10):
        assert "One of them may be different" in follow(speaker, codes.drawn())
    shown = follow(speaker, said.code)
    assert "Please try again after" in shown
    assert "Heard" not in shown
    assert said.code[:4] in shown, "what was typed is still there"


def test_the_code_of_something_begun_leads_on_to_it() -> None:
    draft = heard.keep_draft(actor=VISITOR, seed="a seed", answers={"words": "Half a thought."})
    shown = follow(Client(), drafts.code_of(draft.answers["seed"]))
    assert "You have begun to write under this code" in shown
    assert "Half a thought" not in shown
    assert 'action="/say/go-on"' in shown
