"""The pages of speakers who come back: what the receipt alone shows, and what it does not."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from forum.ground import clock, codes
from forum.journey.heard import actions, opening
from forum.journey.heard.models import Contact, Mask, Secret, Voice
from forum.people.policy import VISITOR

MARKER = "zanderbus"


@pytest.fixture
def said(db: None) -> actions.Heard:
    heard = actions.hear(actor=VISITOR, words=f"The {MARKER} is late.", publish=True)
    keep = opening.pass_for(heard.voice)
    actions.choose_second_thing(actor=VISITOR, keep=keep, second="blue kettle")
    return heard


def post(path: str, **sent: Any) -> str:
    answer = Client().post(path, sent)
    assert answer.status_code == 200, path
    assert "no-store" in answer["Cache-Control"], path
    return answer.content.decode()


def pass_in(page: str) -> str:
    (found,) = set(re.findall(r'name="keep" value="([^"]+)"', page))
    return found


def opened(said: actions.Heard) -> str:
    return pass_in(post("/follow/words", receipt=said.code, second="Blue kettle"))


def test_the_receipt_alone_never_shows_the_words(said: actions.Heard) -> None:
    Mask.objects.create(voice=said.voice, words=f"… {MARKER} …", reason="It names somebody.")
    Contact.objects.create(voice=said.voice, way="email", address=f"{MARKER}@example.org")
    code = codes.as_spoken(said.code)
    for path in ("", "/words", "/words/change", "/words/wishes", "/words/second", "/words/take-back"):
        assert MARKER not in post(f"/follow{path}", receipt=code), path
        assert MARKER not in post(f"/follow{path}", receipt=code, second="red kettle"), path
    assert MARKER not in post("/follow/words/take-back", receipt=code, sure="yes")
    assert MARKER not in post("/follow/words/let-stand", receipt=code)
    assert MARKER not in post("/follow", receipt=code)
    assert MARKER not in Client().get(f"/r/{said.code}").content.decode()
    for path in ("change", "wishes", "second", "take-back", "let-stand"):
        assert Client().get(f"/follow/words/{path}").status_code == 405


def test_both_together_show_them_with_what_was_left_out_and_why(said: actions.Heard) -> None:
    Mask.objects.create(voice=said.voice, words="The … is late.", reason="It names somebody.")
    page = post("/follow/words", receipt=said.code, second="BLUE  kettle")
    assert f"The {MARKER} is late." in page
    assert "The … is late." in page
    assert "It names somebody." in page


def test_which_of_the_two_is_wrong_is_not_told(said: actions.Heard) -> None:
    wrong = post("/follow/words", receipt=said.code, second="red kettle")
    unknown = post("/follow/words", receipt=codes.drawn(), second="red kettle")
    no_code = post("/follow/words", receipt="hello", second="red kettle")
    told = [re.findall(r"These two do not open any words[^<]*", page) for page in (wrong, unknown, no_code)]
    assert told[0]
    assert told[0] == told[1] == told[2]


def test_guessing_rests_after_a_while_and_nothing_opens_meanwhile(said: actions.Heard) -> None:
    client = Client()
    for number in range(10):
        client.post("/follow/words", {"receipt": said.code, "second": f"guess {number}"})
    page = client.post("/follow/words", {"receipt": said.code, "second": "blue kettle"}).content.decode()
    assert MARKER not in page
    assert "Please try again after" in page


def test_words_are_changed_on_the_page(said: actions.Heard) -> None:
    keep = opened(said)
    assert MARKER in post("/follow/words/change", keep=keep)
    assert "Nothing is changed" in post("/follow/words/change", keep=keep, words=f"The {MARKER} is late.")
    page = post("/follow/words/change", keep=keep, words="It came.")
    assert "It came." in page
    assert "reads them again" in page
    assert Voice.objects.get().words == "It came."


def test_what_was_written_outlives_the_hour(said: actions.Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    keep = opened(said)
    monkeypatch.setattr(opening, "AN_HOUR", -1)
    page = post("/follow/words/change", keep=keep, words="\nIt <came>.")
    assert "It &lt;came&gt;." in page
    monkeypatch.undo()
    post("/follow/words/change", keep=keep, receipt=said.code, second="blue kettle", words="\nIt <came>.")
    assert Voice.objects.get().words == "\nIt <came>."


def test_wishes_are_changed_on_the_page(said: actions.Heard) -> None:
    keep = opened(said)
    page = post("/follow/words/wishes", keep=keep)
    assert "Through the group" not in page
    assert "Mobile number" in page
    page = post("/follow/words/wishes", keep=keep, sent="yes", way="email", address="vic@example.org")
    assert "vic@example.org" in page
    assert not Voice.objects.get().consents.filter(until=None).exists()
    mistaken = post("/follow/words/wishes", keep=keep, sent="yes", way="email", address="vic at home")
    assert "vic at home" in mistaken
    post("/follow/words/wishes", keep=keep, sent="yes", way="none")
    assert not Contact.objects.exists()


def test_a_second_thing_is_chosen_right_after_sending(db: None) -> None:
    heard = actions.hear(actor=VISITOR, words=f"The {MARKER} is late.")
    keep = opening.pass_for(heard.voice)
    assert "four signs" in post("/follow/words/second", keep=keep, chosen="abc", receipt=heard.code)
    post("/follow/words/second", keep=keep, chosen="blue kettle", receipt=heard.code)
    assert Secret.objects.exists()
    assert MARKER in post("/follow/words", receipt=heard.code, second="blue kettle")


def test_the_whole_way_back_and_forth(said: actions.Heard) -> None:
    assert "For one day you may change your mind" in post("/follow/words/take-back", receipt=said.code)
    assert not Voice.objects.exclude(withdrawn_at=None).exists()
    assert "I have changed my mind" in post("/follow/words/take-back", receipt=said.code, sure="yes")
    assert "I have changed my mind" in post("/follow", receipt=said.code)
    post("/follow/words/let-stand", receipt=said.code)  # there is a second thing, so it is asked
    assert Voice.objects.exclude(withdrawn_at=None).exists()
    page = post("/follow/words/let-stand", receipt=said.code, second="blue kettle")
    assert "Your words stand" in page
    assert not Voice.objects.exclude(withdrawn_at=None).exists()


def test_after_the_first_day_the_receipt_alone_takes_nothing_back(said: actions.Heard) -> None:
    Voice.objects.update(heard_at=clock.now() - timedelta(hours=25))
    page = post("/follow/words/take-back", receipt=said.code, sure="yes")
    assert "Your second thing" in page
    assert not Voice.objects.exclude(withdrawn_at=None).exists()
    post("/follow/words/take-back", receipt=said.code, second="blue kettle", sure="yes")
    assert Voice.objects.exclude(withdrawn_at=None).exists()


@pytest.mark.parametrize("path", ["", "/change", "/wishes", "/second", "/take-back", "/let-stand"])
@pytest.mark.parametrize("typed", ["", "\x00", "\u202e", "'; --", "x" * 5_000, "é" * 300])
def test_whatever_is_typed_is_answered_kindly(db: None, path: str, typed: str) -> None:
    post(f"/follow/words{path}", receipt=typed, second=typed, keep=typed, words=typed, chosen=typed, sure=typed)
