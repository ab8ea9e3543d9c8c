"""Saying goodbye: one tap, no reason, everything free again, nothing lost, and the way back open."""

from datetime import timedelta

import pytest
from django.test import Client

from forum.ground import clock, post
from forum.ground.post.models import Delivery
from forum.outlets.my_data import actions
from forum.people.membership.models import Membership, OfficeHolding, SeatHolding
from forum.people.policy import NotYours
from forum.people.roles import actions as roles
from forum.people.roles.models import Appointment
from forum.people.roles.tests.told import role
from forum.record.models import Entry
from tests.fixtures.village import Village


@pytest.fixture
def ada(village: Village) -> Client:
    client = Client()
    client.force_login(village.people["ada"].account)
    return client


def at_her_role(village: Village) -> Appointment:
    person = village.people["ada"]
    return roles.appoint(role=role(village), person=person, since=clock.today() - timedelta(days=3))


def test_one_tap_frees_all_that_she_holds(village: Village, ada: Client) -> None:
    at_her_role(village)
    before = Entry.objects.count()
    page = ada.get("/me").content.decode()
    assert 'href="/me/goodbye"' in page
    page = ada.get("/me/goodbye").content.decode()
    assert "The seat River" in page
    assert "Nobody asks why" in page
    gone = ada.post("/me/goodbye").content.decode()
    assert "Goodbye, Ada, and thank you." in gone
    person = village.people["ada"]
    for model in (Membership, SeatHolding, Appointment):
        assert not model.objects.now().filter(person=person).exists()
    assert SeatHolding.objects.filter(person=person).exists()  # what she did stays
    assert "Tea and a welcome" in ada.get("/me/done").content.decode()
    assert village.actor("ada").seats == ()
    assert Entry.objects.count() == before


def test_only_the_coordinator_hears_that_something_is_free_and_once(village: Village, ada: Client) -> None:
    ada.post("/me/goodbye")
    ada.post("/me/goodbye")
    (told,) = Delivery.objects.filter(kind="something_is_free")
    message = post.render(told)
    assert message
    assert message.to == "gus@example.org"
    assert "Ada" not in message.text + message.subject


def test_the_way_back_is_one_tap(village: Village, ada: Client) -> None:
    ada.post("/me/goodbye")
    assert "You hold nothing today" in ada.get("/me/goodbye").content.decode()
    ada.post("/me/details/member")
    assert Membership.objects.now().filter(person=village.people["ada"]).count() == 1


@pytest.mark.parametrize("path", ["/me", "/me/done", "/me/details", "/me/data", "/me/pace", "/me/sign-in"])
def test_what_is_hers_still_opens_to_her(village: Village, ada: Client, path: str) -> None:
    ada.post("/me/goodbye")
    assert ada.get(path).status_code == 200


def test_a_post_stays_with_its_organisation(village: Village) -> None:
    eve = Client()
    eve.force_login(village.people["eve"].account)
    assert "Your post (Chief executive)" in eve.get("/me/goodbye").content.decode()
    eve.post("/me/goodbye")
    assert OfficeHolding.objects.now().filter(person=village.people["eve"]).exists()


def test_nobody_says_goodbye_for_somebody_else(village: Village, client: Client) -> None:
    with pytest.raises(NotYours):
        actions.say_goodbye(actor=village.actor("gus"), person=village.people["ada"])
    assert client.get("/me/goodbye").status_code == 302
