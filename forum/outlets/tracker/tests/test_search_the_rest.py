"""What the record does not speak of is found too: roles, partners, offices, places; and minutes once they stand."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from forum.ground import clock
from forum.outlets.tracker.models import Findable
from forum.outlets.tracker.search import fill, look_at_the_rest, look_for
from forum.people.partners import actions as partners
from forum.people.roles import actions as roles
from forum.rooms.gatherings import actions as gatherings
from forum.rooms.gatherings.rules import Kind
from tests.fixtures.village import Village

pytestmark = pytest.mark.django_db


def where(typed: str) -> list[str]:
    return [one.leads_to for one in look_for(typed)[0]]


def test_a_role_is_found_while_it_looks_for_somebody(village: Village) -> None:
    bo, cy = village.actor("bo"), village.actor("cy")
    made = roles.draft_role(
        actor=bo, title="Welcomer", what="Stand at the door with marmalade.", how_long="Two hours",
        purpose="Nobody comes in alone.", seats=[village.seats["river"]], closes_on=clock.today() + timedelta(days=9),
    )  # fmt: skip
    look_at_the_rest()
    assert where("marmalade") == [], "a draft is for those who write it"
    roles.publish(actor=cy, role=made)
    look_at_the_rest()
    assert where("marmelade") == [f"/roles/{made.public_id}"]
    page = Client().get("/search", {"for": "marmalade"}).content.decode()
    assert "<strong>marmalade. </strong>" in page
    assert "a role that looks for somebody" in page
    with clock.travelled_to(clock.now() + timedelta(days=10)):
        look_at_the_rest()
    assert where("marmalade") == []


def test_a_partner_is_found_by_its_aims_and_by_what_it_said_yes_to(village: Village) -> None:
    ada, bo = village.people["ada"], village.people["bo"]
    starts = clock.now() - timedelta(hours=3)
    made = gatherings.announce(
        actor=village.actor("ada"), kind=Kind.POP_UP, title="At the gardens", venue=village.venue,
        group=village.forum, starts_at=starts, ends_at=starts + timedelta(hours=1), visits=village.charity,
        pair=[ada, bo],
    )  # fmt: skip
    written = gatherings.write_visit(
        actor=village.actor("ada"), gathering=made, shared="News of the trellis.",
        points=[("Nobody rang back", 4), ("Walter's brother", 1)],
    )  # fmt: skip
    look_at_the_rest()
    assert where("trellis") == []
    gatherings.approve_visit(actor=village.actor("flo"), visit=written)
    partners.say_aims(actor=village.actor("flo"), organisation=village.charity, aims="Rhubarb for all.")
    assert look_at_the_rest() == 1
    for typed in ("trellis", "rhubarb", "nobody rang back"):
        assert where(typed) == ["/visited/gardens"], typed
    assert where("Walter") == [], "what points at one person in a small group stays there"


def test_offices_and_places_are_found(village: Village) -> None:
    look_at_the_rest()
    assert where("chief executive")[0].startswith("/offices/")
    assert where(village.venue.name)[0] == f"/venues/{village.venue.public_id}"


def test_minutes_are_found_once_a_later_meeting_said_yes_to_them(village: Village) -> None:
    gus = village.actor("gus")
    slot = gatherings.set_slot(actor=village.actor("ada"), gathering=village.meeting, minutes=20, title="Tea")
    gatherings.write_minutes(actor=gus, slot=slot, words="The samovar leaks.", base="")
    minutes = gatherings.finish_minutes(actor=gus, gathering=village.meeting)
    while fill():
        pass
    assert where("samovar") == []
    later = village.hold_meeting(days_ago=0)
    gatherings.approve_minutes(actor=village.actor("ada"), minutes=minutes, meeting=later)
    fill()
    assert where("samovar") == [f"/come/{village.meeting.public_id}/minutes"]


def test_looking_again_writes_nothing_and_asks_as_much_whatever_there_is(village: Village) -> None:
    assert look_at_the_rest() > 0
    asked = []
    for name in ("Fen Wheels", "Warm Kitchen"):
        with CaptureQueriesContext(connection) as questions:
            assert look_at_the_rest() == 0
        asked.append(len(questions))
        partners.invite(actor=village.actor("gus"), name=name, in_short="Bicycles.")
        look_at_the_rest()
    assert asked[0] == asked[1]
    assert Findable.objects.filter(kind="partner").count() == 3, "the village's own, and two"
