"""Somebody has died: silence at once, a mistake put right, words as they wished, a dedication with the family."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from forum.ground import clock, post
from forum.ground.post.models import Delivery
from forum.journey.heard import actions as heard
from forum.journey.heard.models import Contact, Voice
from forum.operations import forgetting
from forum.outlets.my_data import actions as my_data
from forum.outlets.notices.actions import send_the_page
from forum.outlets.notices.letters import RENDERERS
from forum.people.care import actions as care
from forum.people.care.queries import away
from forum.people.farewells import actions as farewells
from forum.people.farewells.models import Farewell
from forum.people.farewells.rules import MAY_BE_A_MISTAKE, WordsThen
from forum.people.membership import actions as membership
from forum.people.membership.models import Person, SeatHolding
from forum.people.policy import VISITOR, NotYours, Refused
from forum.record.models import Entry
from tests.fixtures.village import Village


@pytest.fixture(autouse=True)
def _files_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole file is compacted elsewhere; here it is a database that the test shares."""
    monkeypatch.setattr("forum.operations.compacting.compact", lambda *_given, **_named: None)


def note(village: Village) -> Farewell:
    return farewells.note_death(actor=village.actor("gus"), person=village.people["ada"])


def to_ada(village: Village) -> dict[str, Any]:
    """One message of each kind that could reach her: as a member, a speaker, and on the list of the monthly page."""
    care.ask_second(actor=village.actor("bo"), called="Ada", seat=village.seats["heron"])
    voice = heard.hear(actor=VISITOR, words="The bus is late.").voice
    Contact.objects.create(voice=voice, way="email", address="ADA@example.org ")
    posted = membership.keep_posted(address="Ada@Example.org")
    for kind, to_kind, to_id in (
        ("second_asked", "person", village.people["ada"].pk), ("again", "voice", voice.pk),
        ("page", "posted", posted.pk),
    ):  # fmt: skip
        post.queue(kind=kind, way="email", to_kind=to_kind, to_id=to_id, key=kind)
    return {"voice": voice}


def test_nothing_goes_to_any_address_of_theirs_from_that_moment(village: Village) -> None:
    to_ada(village)
    page = village.client("gus").post("/farewells", {"called": "ada"}).content.decode()
    assert "Holds the seat River." in page
    village.client("gus").post(f"/farewells/of/{village.people['ada'].public_id}")
    assert [RENDERERS[one.kind](one) for one in Delivery.objects.all() if one.kind != "second_asked"] == [None, None]
    assert away([village.people["ada"].pk])  # her seat is covered at once
    assert not Entry.objects.filter(act__startswith="farewells").exists()
    with clock.travelled_to(clock.now() + timedelta(days=70)):
        send_the_page()
        assert all(RENDERERS[one.kind](one) is None for one in Delivery.objects.filter(to_kind="posted"))


def test_a_mistake_is_put_right_and_everything_is_as_it_was(village: Village) -> None:
    made = note(village)
    with pytest.raises(Refused, match="noted already"):
        note(village)
    village.client("gus").post(f"/farewells/{made.public_id}/change", {"undo": "1"})
    village.client("gus").post(f"/farewells/{made.public_id}/change", {"undo": "1"})
    assert not away([village.people["ada"].pk])
    assert "river" in {seat.slug for seat in village.actor("ada").seats}
    care.ask_buddy(actor=village.actor("bo"), called="Ada")
    assert note(village).pk != made.pk
    farewells.undo(actor=village.actor("gus"), farewell=Farewell.objects.standing().get())
    with clock.travelled_to(clock.now() + MAY_BE_A_MISTAKE + timedelta(days=1)):
        assert my_data.part_with_due() == 0


def test_whoever_rested_rests_on_after_a_mistake(village: Village) -> None:
    care.set_pace(actor=village.actor("ada"), amount="nothing")
    farewells.undo(actor=village.actor("gus"), farewell=note(village))
    assert away([village.people["ada"].pk])


@pytest.mark.parametrize("wish", [*WordsThen, None])
def test_after_thirty_days_their_name_is_gone_and_their_words_are_as_they_wished(
    village: Village, wish: str | None
) -> None:
    voice = heard.hear(actor=village.actor("ada"), words="The bus is late.").voice
    if wish:
        village.client("ada").post("/me/wishes", {"words": wish})
    made = note(village)
    with clock.travelled_to(clock.now() + MAY_BE_A_MISTAKE - timedelta(hours=1)):
        assert my_data.part_with_due() == 0
    with clock.travelled_to(clock.now() + MAY_BE_A_MISTAKE + timedelta(hours=1)):
        assert my_data.part_with_due() == 1
        forgetting.forget_people_due()
        forgetting.carry_out_due()
        with pytest.raises(Refused, match="thirty days"):
            farewells.undo(actor=village.actor("gus"), farewell=made)
    gone = Person.objects.get(pk=village.people["ada"].pk)
    assert gone.called == "a former member"
    assert gone.account is None or (gone.account.email, gone.account.is_active) == (None, False)
    assert not SeatHolding.objects.now().filter(person=gone, until=None).exists()
    assert (Voice.objects.get(pk=voice.pk).withdrawn_at is not None) == (wish == WordsThen.GO)


def test_a_dedication_stands_only_as_the_family_would_like(village: Village) -> None:
    made, client = note(village), village.client("gus")
    at = f"/farewells/{made.public_id}"
    sent = {"remembered_as": "Ada from the river", "dedication": "She asked twice."}
    page = client.post(at, sent).content.decode()
    assert "only if the family agrees" in page
    assert "She asked twice." in page
    assert "Ada" not in Client().get("/remembered").content.decode()
    client.post(at, {**sent, "family_agrees": "on"})
    assert "She asked twice." in Client().get("/remembered").content.decode()
    client.post(f"{at}/change", {"down": "1"})
    assert "Ada" not in Client().get("/remembered").content.decode()
    made.refresh_from_db()
    assert made.dedication == ""


def test_only_the_coordinator_notes_it(village: Village) -> None:
    with pytest.raises(NotYours):
        farewells.note_death(actor=village.actor("bo"), person=village.people["ada"])
    assert village.client("bo").get("/farewells").status_code == 403
