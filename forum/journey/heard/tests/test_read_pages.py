"""A reader's way through what waits: one page, one tap, the next voice."""

import pytest
from django.test import Client

from forum.journey.heard import actions, search
from forum.journey.heard.models import Reading, ReadingInTwos, Skip, Voice
from forum.people.policy import VISITOR
from tests.fixtures.village import Village


@pytest.fixture
def voices(village: Village) -> list[Voice]:
    words = ("The bench by the river is broken.", "A bench by the river, please.", "Mary was kind.")
    said = [actions.hear(actor=VISITOR, words=one, publish=one.startswith("Mary")).voice for one in words]
    search.fill()
    return said


@pytest.fixture
def ada(village: Village) -> Client:
    client = Client()
    client.force_login(village.people["ada"].account)
    return client


def at(voice: Voice) -> str:
    return f"/read/{voice.public_id}"


def test_reading_leads_to_the_next_and_at_the_end_to_the_kettle(ada: Client, voices: list[Voice]) -> None:
    first, second, third = voices
    assert at(first) in ada.get("/read").content.decode()
    assert ada.post(at(first), {"do": "read"}).headers["Location"] == at(second)
    assert ada.post(at(second), {"do": "skip"}).headers["Location"] == at(third)
    assert ada.post(at(third), {"do": "fit"}).headers["Location"] == "/read"
    assert "kettle" in ada.get("/read").content.decode()
    assert [reading.fit for reading in Reading.objects.order_by("pk")] == [None, True]
    assert Skip.objects.get().voice == second


def test_words_behind_a_note_are_shown_when_asked_for(ada: Client, voices: list[Voice]) -> None:
    ada.post(f"{at(voices[0])}/before", {"words": "Speaks of a fall"})
    page = ada.get(at(voices[0])).content.decode()
    summary = page.index("Before you read: Speaks of a fall")
    assert page.rindex("<details", 0, summary) < summary < page.index("The bench by the river is broken.")


def test_what_says_something_alike_is_offered(ada: Client, voices: list[Voice]) -> None:
    assert at(voices[1]) in ada.get(at(voices[0])).content.decode()


def test_names_are_left_out_and_put_back(ada: Client, voices: list[Voice]) -> None:
    page = f"{at(voices[2])}/names"
    kept = ada.post(page, {"names": "Mary", "reason": ""}).content.decode()
    assert "Mary</textarea>" in kept
    assert ada.post(page, {"names": "Mary, Bob", "reason": "She is not here."}).status_code == 302
    assert "[a name] was kind." in ada.get(at(voices[2])).content.decode()
    ada.post(at(voices[2]), {"do": "names_back"})
    assert "[a name]" not in ada.get(at(voices[2])).content.decode()


def test_company_is_asked_for_and_found(village: Village, ada: Client, voices: list[Voice]) -> None:
    ada.post(at(voices[0]), {"do": "company"})
    bo = Client()
    bo.force_login(village.people["bo"].account)
    assert "together with Ada" in bo.get("/read").content.decode()
    bo.post(at(voices[0]), {"do": "join"})
    assert ReadingInTwos.objects.get().joined_by == village.people["bo"]
    assert "Ada and Bo read this one together" in ada.get(at(voices[0])).content.decode()


@pytest.mark.parametrize("do", ["", "nothing", "x" * 5_000, "fit\x00"])
def test_an_unknown_button_does_nothing(ada: Client, voices: list[Voice], do: str) -> None:
    assert ada.post(at(voices[0]), {"do": do}).status_code == 200
    assert not Reading.objects.exists()


def test_words_that_were_taken_back_are_not_found(ada: Client, voices: list[Voice]) -> None:
    Voice.objects.filter(pk=voices[0].pk).update(withdrawn_at=voices[0].heard_at)
    assert ada.get(at(voices[0])).status_code == 404
    assert "broken" not in ada.get("/read").content.decode()
    assert ada.get(f"{at(voices[0])}/worry").status_code == 404
