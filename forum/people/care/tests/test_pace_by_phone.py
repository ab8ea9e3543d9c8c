"""Somebody rings, and the coordinator notes how much they can take on."""

import pytest
from django.test import Client

from forum.ground.journal.models import Event
from forum.people.care import actions
from forum.people.care.models import Pace
from forum.people.care.queries import away
from forum.people.care.rules import Amount
from forum.people.care.tests.test_pace import second
from forum.people.policy import NotYours
from forum.record.models import Entry
from tests.fixtures.village import Village


def test_a_call_counts_as_if_they_had_said_it_themselves(village: Village) -> None:
    second(village, "ada", "bo", "river")
    before = Entry.objects.count()
    client = Client()
    client.force_login(village.people["gus"].account)
    assert "Do not ask why" in client.get("/people/pace").content.decode()
    page = client.post("/people/pace", {"called": "ada", "amount": "nothing"}).content.decode()
    assert "Ada rests until they say." in page
    assert away([village.people["ada"].pk])
    assert "river" in {seat.slug for seat in village.actor("bo").seats}
    assert Event.objects.get(act="care.set_pace_for").actor == village.people["gus"].pk
    assert Entry.objects.count() == before
    assert "can take on a little" in client.post("/people/pace", {"called": "Ada", "amount": "little"}).content.decode()
    assert not away([village.people["ada"].pk])


def test_an_unknown_name_loses_nothing_and_nobody_else_may(village: Village) -> None:
    client = Client()
    client.force_login(village.people["gus"].account)
    page = client.post("/people/pace", {"called": "Adda", "amount": "little"}).content.decode()
    assert "We know nobody of that name" in page
    assert 'value="Adda"' in page
    with pytest.raises(NotYours):
        actions.set_pace_for(actor=village.actor("bo"), called="Ada", amount=Amount.NOTHING)
    assert not Pace.objects.exists()
