"""A coordinator's morning, and what readers and the duty person find on their desks."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from forum.ground import clock
from forum.journey.heard import actions as heard
from forum.journey.heard.models import Voice
from forum.journey.themed import actions as themed
from forum.outlets.tracker import readers_desk
from forum.people.membership import actions as membership
from forum.people.membership.models import Office
from forum.people.policy import VISITOR
from tests.fixtures.village import Village

TUESDAY = datetime(2026, 9, 8, 18, 0, tzinfo=UTC)
WORDS = "Nobody rings me back."


@pytest.fixture
def said(village: Village) -> heard.Heard:
    with clock.travelled_to(TUESDAY):
        return heard.hear(actor=VISITOR, words=WORDS)


def desk(village: Village, name: str) -> str:
    client = Client()
    client.force_login(village.people[name].account)
    return " ".join(client.get("/desk").content.decode().split())


@pytest.mark.parametrize(
    ("days", "late"),
    [(0, False), (1, False), (2, True), (30, True)],  # Wednesday is the day by which it is read
)
def test_what_waits_past_the_first_working_day_is_said_kindly(
    village: Village, said: heard.Heard, days: int, late: bool
) -> None:
    with clock.travelled_to(TUESDAY + timedelta(days=days)):
        assert ("This one waits since Tuesday 8 September" in desk(village, "gus")) is late
        assert "This one waits" not in desk(village, "ada")


def test_over_a_weekend_nothing_is_late(village: Village) -> None:
    with clock.travelled_to(TUESDAY + timedelta(days=3)):
        heard.hear(actor=VISITOR, words=WORDS)  # on a Friday
    for days, late in ((4, 0), (5, 0), (6, 0), (7, 1)):
        with clock.travelled_to(TUESDAY + timedelta(days=days)):
            found = readers_desk.for_coordinator(village.actor("gus"))
            assert found is not None
            assert len(found.waits_long) == late


def test_an_empty_duty_post_is_on_the_coordinators_desk_alone(village: Village) -> None:
    assert "The duty post is empty." in desk(village, "gus")
    assert "The duty post is empty." not in desk(village, "ada")
    duty = Office.objects.create(slug="duty", name="Wellbeing lead", organisation=village.charity, is_duty=True)
    membership.take_office(person=village.people["flo"], office=duty)
    assert "The duty post is empty." not in desk(village, "gus")


def test_of_a_worry_the_coordinator_sees_that_there_is_one_and_the_duty_person_where(
    village: Village, said: heard.Heard
) -> None:
    duty = Office.objects.create(slug="duty", name="Wellbeing lead", organisation=village.charity, is_duty=True)
    membership.take_office(person=village.people["flo"], office=duty)
    worry = heard.worry(actor=village.actor("ada"), voice=said.voice, words="They sound alone.")
    coordinators = desk(village, "gus")
    assert "Flo was told on" in coordinators
    assert "has not looked yet" in coordinators
    assert worry.public_id not in coordinators
    assert "They sound alone." not in coordinators
    assert f"/worries/{worry.public_id}" in desk(village, "flo")
    assert WORDS not in desk(village, "flo")
    heard.look_at_worry(actor=village.actor("flo"), worry=worry)
    assert "and looked on" in desk(village, "gus")


def test_objections_of_speakers_since_last_week(village: Village, said: heard.Heard) -> None:
    placing = themed.sort(actor=village.actor("ada"), voice=said.voice, new_theme="Telephones")[0]
    themed.object_to(actor=VISITOR, placing=placing, receipt=said.code)
    shown = desk(village, "gus")
    assert "“Telephones” is not what they meant" in shown
    assert f"/sort/{said.voice.public_id}" in shown
    with clock.travelled_to(clock.now() + timedelta(days=8)):
        assert "“Telephones”" not in desk(village, "gus")


def test_readers_find_what_to_read_who_wants_company_and_how_much_to_sort(village: Village, said: heard.Heard) -> None:
    heard.note_content(actor=village.actor("bo"), voice=said.voice, words="Speaks of waiting")
    heard.ask_company(actor=village.actor("bo"), voice=said.voice)
    shown = desk(village, "ada")
    assert "Before you read: Speaks of waiting" in shown
    assert WORDS not in shown
    assert "Bo would like company with one" in shown
    assert "One waits to be sorted." in shown
    themed.sort(actor=village.actor("ada"), voice=said.voice, new_theme="Telephones")
    assert not Voice.objects.unread().exists()
    assert "Everything has been read" in desk(village, "ada")
    assert "Voices that wait" not in desk(village, "eve")


def test_the_coordinators_desk_asks_a_steady_number_of_questions(village: Village) -> None:
    client = Client()
    client.force_login(village.people["gus"].account)
    counts = []
    for more in (1, 2, 20):
        for number in range(more):
            with clock.travelled_to(TUESDAY):
                heard.hear(actor=VISITOR, words=f"Number {number} of {more}")
        with CaptureQueriesContext(connection) as asked:
            client.get("/desk")
        counts.append(len(asked))
    assert counts[0] == counts[1] == counts[2]
    assert counts[0] <= 26
