"""The follow page of words that were taken back."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.test import Client

from forum.ground import clock
from forum.journey.answered import actions as answered
from forum.journey.heard import actions as heard
from forum.journey.themed import actions as themed
from forum.people.policy import VISITOR
from tests.fixtures.village import Village


def follow(code: str) -> str:
    page = Client().post("/follow", {"receipt": code})
    assert page.status_code == 200
    return page.content.decode()


def test_it_says_when_they_go_and_which_lists_had_them(village: Village, settings: Any, tmp_path: Path) -> None:
    settings.FORUM_DATA = tmp_path
    ada = village.actor("ada")
    said = heard.hear(actor=VISITOR, words="The zanderbus is late.")
    buses, other = (themed.name_theme(actor=ada, name=name) for name in ("Buses on Sundays", "Gardens"))
    themed.carry_away(actor=ada, theme=buses)  # before these words stood in it
    themed.theme_under(actor=ada, voice=said.voice, theme=buses)
    assert "Open my words" in follow(said.code)
    member = Client()
    member.force_login(village.people["ada"].account)
    assert b"zanderbus" in b"".join(member.get(f"/themes/{buses.public_id}/table").streaming_content)
    themed.carry_away(actor=ada, theme=other)
    heard.withdraw(actor=VISITOR, receipt=said.code)
    page = follow(said.code)
    assert page.count("“Buses on Sundays”") == 1
    assert "Gardens" not in page
    assert "I have changed my mind" in page
    assert "That is not what I meant" not in page
    assert b"zanderbus" not in b"".join(member.get(f"/themes/{buses.public_id}/table").streaming_content)
    with clock.travelled_to(clock.now() + timedelta(days=2)):
        heard.carry_out(voice=said.voice.pk)
        answered.forget_reasons(voices=[said.voice.pk])
        page = follow(said.code)
    assert "they are gone" in page
    assert "I have changed my mind" not in page
    assert "zanderbus" not in page
