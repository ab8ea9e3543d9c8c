from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from forum.ground import clock
from forum.people.membership import actions
from forum.people.membership.actors import actor_for, actor_of
from forum.people.membership.models import Office, SeatHolding
from forum.people.policy import VISITOR, Role
from tests.fixtures.village import Village


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("ada", {Role.MEMBER, Role.SEAT, Role.HELPER}),
        ("dee", {Role.MEMBER, Role.SEAT, Role.HELPER, Role.HOST}),
        ("eve", {Role.HOST}),
        ("hal", {Role.HOST}),
        ("flo", {Role.PARTNER}),
        ("gus", {Role.MEMBER, Role.COORDINATOR, Role.HELPER}),
    ],
)
def test_who_somebody_is_follows_from_what_they_hold(village: Village, name: str, roles: set[Role]) -> None:
    assert village.actor(name).roles == {Role.ANYBODY, Role.KNOWN, *roles}


def test_it_is_one_question_to_the_database(village: Village) -> None:
    with CaptureQueriesContext(connection) as asked:
        actor = actor_for(village.people["dee"].account)
    assert len(asked) == 1
    assert [seat.slug for seat in actor.seats] == ["ferry"]


def test_an_office_of_a_partner_opens_the_desk(village: Village) -> None:
    office = Office.objects.create(slug="manager", name="Manager", organisation=village.charity)
    actions.take_office(person=village.people["flo"], office=office)
    assert Role.PARTNER in actor_of(village.people["flo"]).roles
    client = Client()
    client.force_login(village.people["flo"].account)
    assert client.get("/desk").status_code == 200


def test_what_has_ended_is_held_no_more(village: Village) -> None:
    yesterday = clock.today() - timedelta(days=1)
    SeatHolding.objects.filter(person=village.people["ada"]).update(until=yesterday)
    assert Role.SEAT not in village.actor("ada").roles


def test_a_visitor_holds_nothing() -> None:
    assert VISITOR.roles == {Role.ANYBODY}
    assert not VISITOR.signed_in
