"""An office holder leaves, and the next one finds the promises."""

from datetime import timedelta

import pytest
from django.test import Client

from forum.ground import clock
from forum.journey.promised import actions as promised
from forum.journey.promised.actions import Side
from forum.people.membership import offices
from forum.people.membership.models import OfficeHolding, Person
from forum.people.policy import NotYours, Refused
from tests.fixtures.road import agreed
from tests.fixtures.village import Village


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person.account)
    return client


def promise(village: Village) -> None:
    matter, _said = agreed(village, voices=1)
    promised.commit_to(
        actor=village.actor("eve"), matter=matter, side=Side(office=village.chief), words="A bench by April.",
        due=clock.today() + timedelta(days=90),
    )  # fmt: skip


def test_what_was_promised_waits_for_whoever_holds_the_post_from_that_day(village: Village) -> None:
    promise(village)
    eve, first = client_of(village.people["eve"]), clock.today() + timedelta(days=7)
    sent = {"called": "Fay", "email": "fay@example.org", "since_day": first.day, "since_month": first.month}
    page = eve.post("/offices/chief-executive/next", sent).content.decode()
    assert 'value="Fay"' in page
    assert eve.post("/offices/chief-executive/next", {**sent, "since_year": first.year}).status_code == 302
    fay = Person.objects.get(account__email="fay@example.org")
    assert "Held by Eve" in eve.get("/offices/chief-executive").content.decode()
    assert "A bench by April." not in client_of(fay).get("/desk").content.decode()
    with clock.travelled_to(clock.now() + timedelta(days=8)):
        assert "A bench by April." in client_of(fay).get("/desk").content.decode()
        page = Client().get("/offices/chief-executive").content.decode()
        assert "Held by Fay" in page
        assert "A bench by April." in page
        assert "Eve" not in page
        assert "Fay" in Client().get("/offices").content.decode()
        assert client_of(village.people["eve"]).get("/offices/chief-executive/next").status_code in {302, 403}


def test_only_the_holder_or_the_coordinator_hands_over_and_a_mistake_is_put_right(village: Village) -> None:
    day = clock.today() + timedelta(days=7)
    with pytest.raises(NotYours):
        offices.hand_over(
            actor=village.actor("hal"), office=village.chief, called="Hal", email="hal@example.org", since=day
        )
    with pytest.raises(Refused, match="to come"):
        offices.hand_over(
            actor=village.actor("gus"), office=village.chief, called="Hal", email="hal@example.org",
            since=clock.today() - timedelta(days=1),
        )  # fmt: skip
    for email in ("wrong@example.org", "HAL@example.org"):
        offices.hand_over(actor=village.actor("gus"), office=village.chief, called="Hal", email=email, since=day)
    to_come = OfficeHolding.objects.filter(office=village.chief, since__gt=clock.today())
    assert [one.person for one in to_come] == [village.people["hal"]]


def test_a_post_that_nobody_holds_says_so(village: Village) -> None:
    OfficeHolding.objects.filter(office=village.chief).update(until=clock.today() - timedelta(days=1))
    assert "nobody holds it just now" in Client().get("/offices").content.decode()
    assert "Nobody holds it just now" in Client().get("/offices/chief-executive").content.decode()
