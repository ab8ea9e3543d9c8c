import pytest
from django.test import Client

from forum.people.policy import NotYours, Refused
from forum.people.roles import actions
from forum.people.roles.models import InvolvementRole
from forum.people.roles.rules import CheckKind
from forum.people.roles.tests.told import ADVERT, role
from tests.fixtures.village import Village

LAW = "Exceptions Order 1975"


def test_no_role_is_shown_without_a_purpose(village: Village) -> None:
    made = role(village, shown=False, purpose=" ")
    with pytest.raises(Refused, match="purpose"):
        actions.publish(actor=village.actor("gus"), role=made)
    client = Client()
    assert client.get(f"/roles/{made.public_id}").status_code == 404
    assert "kettle" not in client.get("/roles").content.decode()


def test_a_member_writes_and_somebody_with_a_seat_or_the_coordinator_shows_it(village: Village) -> None:
    with pytest.raises(NotYours):
        actions.draft_role(actor=village.actor("flo"), i_decide=True, **ADVERT)
    with pytest.raises(Refused, match="Say who decides"):
        actions.draft_role(actor=village.actor("ada"), **ADVERT)
    made = role(village, shown=False)
    with pytest.raises(NotYours):
        actions.publish(actor=village.actor("hal"), role=made)
    actions.publish(actor=village.actor("gus"), role=made)
    page = Client().get(f"/roles/{made.public_id}").content.decode()
    assert "one place free" in page.lower()
    assert "Nobody walks in alone." in page
    assert "River" in page


@pytest.mark.parametrize(("law", "who"), [("", "the seat River"), (LAW, ""), (" ", " ")])
def test_a_check_needs_its_law_and_who_decided(village: Village, law: str, who: str) -> None:
    with pytest.raises(Refused):
        actions.add_check(
            actor=village.actor("ada"), role=role(village), kind=CheckKind.DBS, legal_basis=law, decided_by=who
        )


def test_the_advert_shows_a_check_with_its_law(village: Village) -> None:
    made = role(village)
    actions.add_check(
        actor=village.actor("ada"), role=made, kind=CheckKind.DBS, legal_basis=LAW, decided_by="the seat River"
    )
    page = Client().get(f"/roles/{made.public_id}").content.decode()
    assert LAW in page
    assert "Decided by the seat River" in page
    assert "A DBS check" in page


def test_no_role_at_an_open_meeting_needs_a_dbs_check(village: Village) -> None:
    with pytest.raises(Refused, match="open to everybody"):
        actions.add_check(
            actor=village.actor("ada"), role=role(village, at_open_meetings=True), kind=CheckKind.DBS,
            legal_basis=LAW, decided_by="the forum",
        )  # fmt: skip


def test_an_advert_is_written_on_a_page_and_an_error_loses_nothing(village: Village) -> None:
    client = Client()
    client.force_login(village.people["bo"].account)
    sent = {**ADVERT, "pay": "expenses", "places": "x", "seats": [village.seats["river"].pk]}
    page = client.post("/roles/new", sent).content.decode()
    assert "You put the kettle on." in page
    assert not InvolvementRole.objects.exists()
    assert client.post("/roles/new", {**sent, "places": "2"}).status_code == 302
    assert InvolvementRole.objects.get().places == 2


def test_an_advert_can_be_changed_and_says_so_once_it_is_shown(village: Village) -> None:
    made = role(village, shown=False, purpose="")
    client = Client()
    client.force_login(village.people["bo"].account)
    at = f"/roles/{made.public_id}/change"
    assert "You put the kettle on." in client.get(at).content.decode()
    sent = {**ADVERT, "pay": "none", "places": "1", "seats": [village.seats["heron"].pk]}
    assert client.post(at, sent).status_code == 302
    made.refresh_from_db()
    assert made.purpose == ADVERT["purpose"]
    assert made.seats_deciding == ["Heron"]
    with pytest.raises(Refused, match="names others"):
        actions.change_role(actor=village.actor("cy"), role=made, i_decide=True, title="Mine")
    actions.publish(actor=village.actor("gus"), role=made)
    assert "Changed on" not in client.get(f"/roles/{made.public_id}").content.decode()
    with pytest.raises(Refused, match="purpose"):
        actions.change_role(actor=village.actor("bo"), role=made, i_decide=True, purpose=" ")
    assert client.post(at, {**sent, "title": "Tea, and time"}).status_code == 302
    page = client.get(f"/roles/{made.public_id}").content.decode()
    assert "Tea, and time" in page
    assert "Changed on" in page
    actions.close(actor=village.actor("gus"), role=made)
    with pytest.raises(Refused, match="not looking"):
        actions.change_role(actor=village.actor("bo"), role=made, i_decide=True, title="Another")
