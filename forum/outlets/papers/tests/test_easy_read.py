"""Easy Read is written by people, called so once others have checked it, and while its page says the same."""

import io
from datetime import timedelta

import pytest
from django.test import Client
from pypdf import PdfReader

from forum.outlets.papers.easy_read import actions
from forum.outlets.papers.easy_read.rules import MOST, Words
from forum.outlets.papers.easy_read.sources import source_of
from forum.outlets.papers.models import EasyRead
from forum.people.policy import NotYours, Refused
from forum.rooms.gatherings.models import Gathering
from tests.fixtures.village import Village

ROWS = [("people", "Everybody can come."), ("day", "It is on Tuesday.")]


@pytest.fixture
def meeting(village: Village) -> Gathering:
    return village.hold_meeting(days_ago=-9, present=())


@pytest.fixture
def about(meeting: Gathering) -> str:
    return f"come-{meeting.public_id}"


def checked(village: Village, about: str) -> EasyRead:
    actions.write_easy_read(actor=village.actor("ada"), about=about, rows=ROWS)
    return actions.check_easy_read(actor=village.actor("bo"), about=about, checked_by="The Tuesday group")


def test_a_draft_is_for_members_and_is_not_called_easy_read(village: Village, about: str) -> None:
    actions.write_easy_read(actor=village.actor("ada"), about=about, rows=ROWS)
    assert Client().get(f"/easy-read/{about}").status_code == 404
    assert Client().get(f"/papers/easy-read/{about}.pdf").status_code == 404
    page = village.client("ada").get(f"/easy-read/{about}").content.decode()
    assert "a draft, not checked yet" in page
    assert "mark--answered" not in page.partition("<main")[2].partition("</main")[0]


def test_checked_it_is_for_all_on_page_and_paper(village: Village, about: str) -> None:
    checked(village, about)
    page = Client().get(f"/easy-read/{about}").content.decode()
    assert "Checked by The Tuesday group" in page
    assert about in Client().get("/easy-read").content.decode()
    drawn = PdfReader(io.BytesIO(Client().get(f"/papers/easy-read/{about}.pdf").content))
    assert "Everybody can come." in drawn.pages[0].extract_text()
    assert drawn.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_once_its_page_says_something_else_it_has_to_be_checked_again(
    village: Village, about: str, meeting: Gathering
) -> None:
    checked(village, about)
    meeting.starts_at += timedelta(days=1)
    meeting.ends_at += timedelta(days=1)
    meeting.save()
    assert Client().get(f"/easy-read/{about}").status_code == 404
    assert about not in Client().get("/easy-read").content.decode().partition("<main")[2].partition("</main")[0]
    assert "has changed since" in village.client("ada").get(f"/easy-read/{about}").content.decode()


def test_written_anew_it_has_to_be_checked_again(village: Village, about: str) -> None:
    checked(village, about)
    actions.write_easy_read(actor=village.actor("bo"), about=about, rows=[*ROWS, ("food", "There is tea.")])
    assert Client().get(f"/easy-read/{about}").status_code == 404


def test_whoever_wrote_it_does_not_check_it(village: Village, about: str) -> None:
    actions.write_easy_read(actor=village.actor("ada"), about=about, rows=ROWS)
    with pytest.raises(Refused, match=Words.SAME_PERSON[:20]):
        actions.check_easy_read(actor=village.actor("ada"), about=about, checked_by="The Tuesday group")
    with pytest.raises(NotYours):
        actions.check_easy_read(actor=village.actor("hal"), about=about, checked_by="The trust")


def test_long_sentences_and_too_little_are_said_kindly_and_nothing_is_lost(village: Village, about: str) -> None:
    ada = village.client("ada")
    long = "This sentence goes on " + "and on " * 12 + "for ever."
    sent = {"picture_0": "people", "words_0": "Come.", "picture_1": "day", "words_1": long}
    page = ada.post(f"/easy-read/{about}/write", sent).content.decode()
    assert str(Words.LONG) in page
    assert long in page
    assert str(Words.FEW) in ada.post(f"/easy-read/{about}/write", {"words_0": "Come."}).content.decode()
    many = [("people", "Come.")] * (MOST + 1)
    with pytest.raises(Refused):
        actions.write_easy_read(actor=village.actor("ada"), about=about, rows=many)


def test_a_first_draft_stands_in_the_form(village: Village, about: str) -> None:
    page = village.client("ada").get(f"/easy-read/{about}/write").content.decode()
    assert "You can bring somebody with you." in page


@pytest.mark.parametrize("about", ["come-nothing", "nothing", "agreement-1", "come-"])
def test_pages_that_are_not_there_have_none(village: Village, about: str) -> None:
    assert source_of(about) is None
    assert village.client("ada").get(f"/easy-read/{about}/write").status_code == 404
    assert Client().get(f"/easy-read/{about}").status_code == 404
