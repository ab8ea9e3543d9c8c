"""One's own data: seen and taken away in one click, and taken out a day after asking."""

import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from forum.ground import clock
from forum.journey.heard import actions as heard
from forum.journey.heard.models import Contact, Draft, Voice
from forum.operations import compacting, forgetting
from forum.outlets.my_data import actions
from forum.outlets.my_data.models import Erasure
from forum.outlets.my_data.rules import WordsToo
from forum.people.accounts.models import User
from forum.people.membership.models import Person, Perspective, SeatHolding
from forum.people.membership.rules import FORMER_MEMBER
from forum.people.policy import VISITOR, NotYours
from forum.record.checking import verify
from tests.fixtures.village import Village

TWO_DAYS = timedelta(days=2)
BY_HALVES = "Something nobody else said."


@pytest.fixture(autouse=True)
def _ledger_elsewhere(settings: Any, tmp_path: Path) -> None:
    settings.FORUM_DATA = tmp_path


@pytest.fixture
def spoken(village: Village) -> Village:
    """Ada has said something signed in, something by her address alone, and begun a third."""
    ada = village.people["ada"]
    Perspective.objects.create(person=ada, kind="lived")
    heard.hear(actor=village.actor("ada"), words=BY_HALVES, way="email", address=ada.account.email)
    heard.hear(actor=VISITOR, words="Said by address.", way="email", address=f" {ada.account.email.upper()}")
    heard.hear(actor=village.actor("bo"), words="Not hers at all.", way="email", address="bo@example.org")
    heard.keep_draft(actor=village.actor("ada"), seed="a" * 32, answers={"words": "Begun."})
    return village


def taken(client: Client) -> zipfile.ZipFile:
    answer = client.get("/me/data/download")
    assert answer["Content-Type"] == "application/zip"
    assert "attachment" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    return zipfile.ZipFile(io.BytesIO(answer.content))


def test_one_click_gives_all_of_it_and_nothing_of_others(client: Client, spoken: Village) -> None:
    client.force_login(spoken.people["ada"].account)
    packed = taken(client)
    held = json.loads(packed.read("data.json"))["held"]
    assert [one["words"] for one in held["What you said"]] == [BY_HALVES, "Said by address."]
    assert held["What you began to say"][0]["words"] == "Begun."
    assert held["Where you speak from"] == [{"perspective": "lived experience"}]
    assert held["Seats you hold or held"][0]["what"] == spoken.seats["river"].name
    assert held["How you sign in"][0]["email"] == spoken.people["ada"].account.email
    assert any("say something" in str(one["what"]) for one in held["What you did here in the last year"])
    page = packed.read("read-me.html").decode()
    assert BY_HALVES in page
    for whole in (page, packed.read("data.json").decode()):
        assert "Not hers at all." not in whole
        assert "bo@example.org" not in whole


def test_nobody_gets_anybody_elses(client: Client, spoken: Village) -> None:
    assert client.get("/me/data/download").status_code == 302
    client.force_login(spoken.people["hal"].account)
    assert BY_HALVES not in taken(client).read("data.json").decode()
    with pytest.raises(NotYours):
        actions.ask_to_be_forgotten(actor=VISITOR, words=WordsToo.GO)


def test_who_asks_to_be_forgotten_may_stay_for_a_day(client: Client, spoken: Village) -> None:
    client.force_login(spoken.people["ada"].account)
    assert "Nobody asks why" in client.get("/me/data").content.decode()
    client.post("/me/data/forget", {"words": "go"})
    client.post("/me/data/forget", {"words": "go"})  # a second tap
    assert "Stay after all" in client.get("/me/data").content.decode()
    client.post("/me/data/stay")
    with clock.travelled_to(clock.now() + TWO_DAYS):
        assert forgetting.forget_people_due() == 0
    assert Person.objects.get(pk=spoken.people["ada"].pk).called == "Ada"
    client.post("/me/data/forget", {"words": "stay"})  # … and asks again
    assert Erasure.objects.standing().get().words == "stay"


@pytest.mark.parametrize(("words", "left"), [("go", ["", ""]), ("stay", [BY_HALVES, "Said by address."])])
def test_a_day_later_nothing_leads_to_them(
    monkeypatch: pytest.MonkeyPatch, spoken: Village, words: str, left: list[str]
) -> None:
    # Files are looked at where they are files: tests of operations.
    monkeypatch.setattr(compacting, "compact", lambda _models=(): None)
    ada = spoken.people["ada"]
    theirs = list(Voice.objects.exclude(words="Not hers at all.").order_by("pk").values_list("pk", flat=True))
    actions.ask_to_be_forgotten(actor=spoken.actor("ada"), words=words)
    assert forgetting.forget_people_due() == 0
    with clock.travelled_to(clock.now() + TWO_DAYS):
        assert forgetting.forget_people_due() == 1
        assert forgetting.forget_people_due() == 0
    gone = Person.objects.get(pk=ada.pk)
    assert (gone.called, gone.address) == (FORMER_MEMBER, "")
    user = User.objects.get(pk=ada.account_id)
    assert (user.email, user.is_active) == (None, False)
    voices = Voice.objects.filter(pk__in=theirs).order_by("pk")
    assert [voice.words for voice in voices] == left
    assert not Voice.objects.filter(speaker=ada).exists()
    assert not Contact.objects.filter(voice__in=theirs).exists()
    assert not Perspective.objects.filter(person=ada).exists()
    assert not Draft.objects.filter(speaker=ada).exists()
    assert SeatHolding.objects.filter(person=ada).exists(), "That the seat was held then stays, without a name."
    assert Contact.objects.filter(address="bo@example.org").exists()
    assert verify() is None
    assert Erasure.objects.get().compacted_at is not None
