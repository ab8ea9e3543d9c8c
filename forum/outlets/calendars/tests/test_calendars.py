"""Calendars: read the same by two readers, right through the clock change, known again after a change, cancelled."""

from datetime import datetime, timedelta

import pytest
import vobject
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from forum.ground import clock
from forum.people.policy import VISITOR
from forum.rooms.gatherings import actions
from forum.rooms.gatherings.models import Gathering
from forum.rooms.gatherings.rules import Kind
from tests.fixtures.village import Village

HERE = timezone.get_default_timezone()
WINTER, SUMMER = datetime(2027, 3, 27, 14, tzinfo=HERE), datetime(2027, 3, 28, 14, tzinfo=HERE)  # the night between


def announce(village: Village, starts: datetime, title: str = "Open meeting; now, here", **more: object) -> Gathering:
    return actions.announce(
        actor=village.actor("ada"), kind=Kind.MEETING, title=title, venue=village.venue, group=village.forum,
        starts_at=starts, ends_at=starts + timedelta(hours=2), **more,  # type: ignore[arg-type]
    )  # fmt: skip


def both(content: bytes) -> tuple[dict[str, tuple[datetime, str, str]], dict[str, tuple[datetime, str, str]]]:
    """What two readers that know nothing of each other make of it: start, title and place by UID."""
    one = {
        str(event["uid"]): (event["dtstart"].dt.astimezone(HERE), str(event["summary"]), str(event["location"]))
        for event in Calendar.from_ical(content).walk("VEVENT")
    }
    read = vobject.readOne(content.decode())
    other = {
        event.uid.value: (event.dtstart.value.astimezone(HERE), event.summary.value, event.location.value)
        for event in read.contents.get("vevent", [])
    }
    return one, other


def test_two_readers_agree_and_the_clock_change_moves_nothing(client: Client, village: Village) -> None:
    with clock.travelled_to(datetime(2027, 3, 1, tzinfo=HERE)):
        days = [announce(village, WINTER), announce(village, SUMMER, "Łukasz’s ‘tea’ \\ cake")]
        answer = client.get("/calendar.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    one, other = both(answer.content)
    assert one == other
    assert {at.hour for at, _title, _place in one.values()} == {14}
    assert {one_.utcoffset() for one_, _title, _place in one.values()} == {timedelta(0), timedelta(hours=1)}
    assert {title for _at, title, _place in one.values()} == {day.title for day in days}
    assert b"BEGIN:VTIMEZONE" in answer.content
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))


def test_a_change_keeps_the_uid_and_a_cancellation_is_marked(client: Client, village: Village) -> None:
    meeting = announce(village, clock.now() + timedelta(days=9))
    first = Calendar.from_ical(client.get("/calendar.ics").content).walk("VEVENT")[-1]
    later = meeting.starts_at + timedelta(days=1)
    gus = village.actor("gus")
    actions.change(actor=gus, gathering=meeting, starts_at=later, ends_at=later + timedelta(hours=1))
    moved = Calendar.from_ical(client.get("/calendar.ics").content).walk("VEVENT")[-1]
    assert moved["uid"] == first["uid"]
    assert (first["sequence"], moved["sequence"]) == (0, 1)
    assert moved["dtstart"].dt == later.replace(microsecond=0)
    actions.cancel(actor=gus, gathering=meeting, why="The hall is flooded.")
    gone = Calendar.from_ical(client.get(f"/come/{meeting.public_id}.ics").content).walk("VEVENT")[0]
    assert (gone["uid"], gone["status"], gone["sequence"]) == (first["uid"], "CANCELLED", 2)
    feed = client.get("/come.atom").content.decode()
    assert "Cancelled: Open meeting" in feed


def test_an_area_and_a_group_have_their_own(client: Client, village: Village) -> None:
    meeting = announce(village, clock.now() + timedelta(days=9))
    for path in (f"/calendar/areas/{village.venue.area.slug}.ics", "/calendar/groups/forum.ics"):
        assert meeting.public_id in client.get(path).content.decode()
    assert client.get("/calendar/areas/nowhere.ics").status_code == 404
    assert "/calendar/groups/forum.ics" in client.get("/calendar").content.decode()


def test_mine_is_at_a_secret_address_that_can_be_made_anew(client: Client, village: Village) -> None:
    other = actions.announce(
        actor=village.actor("ada"), kind=Kind.LAUNCH, title="A launch", venue=village.venue, group=village.forum,
        starts_at=clock.now() + timedelta(days=3), ends_at=clock.now() + timedelta(days=3, hours=1),
    )  # fmt: skip
    client.force_login(village.people["eve"].account)
    page = client.post("/calendar/mine").content.decode()
    path = page.split("webcal://")[1].split('"')[0].partition("/")[2]
    assert Calendar.from_ical(Client().get(f"/{path}").content).walk("VEVENT") == []
    actions.say_coming(actor=village.actor("eve"), gathering=other, seed="a")
    (mine,) = Calendar.from_ical(Client().get(f"/{path}").content).walk("VEVENT")
    assert mine["summary"] == "A launch"
    client.post("/calendar/mine")
    assert Client().get(f"/{path}").status_code == 404
    assert Client().post("/calendar/mine").status_code in {302, 401, 403}


@pytest.mark.parametrize("secret", ["a", "2" * 13, "../x"])
def test_a_wrong_address_shows_nothing(client: Client, village: Village, secret: str) -> None:
    assert client.get(f"/calendar/mine/{secret}.ics").status_code == 404


def test_no_private_circle_and_nothing_unannounced_gets_out(client: Client, village: Village) -> None:
    starts = clock.now() + timedelta(days=9)
    for kind, title in ((Kind.CIRCLE, "Among friends"), (Kind.POP_UP, "Not yet two")):
        actions.announce(
            actor=village.actor("ada"), kind=kind, title=title, venue=village.venue, group=village.forum,
            starts_at=starts, ends_at=starts + timedelta(hours=2),
        )  # fmt: skip
    shown = client.get("/calendar.ics").content.decode()
    assert "friends" not in shown
    assert "Not yet" not in shown
    assert "friends" not in client.get("/come.atom").content.decode()


def test_what_somebody_needs_is_in_no_calendar(client: Client, village: Village) -> None:
    meeting = announce(village, clock.now() + timedelta(days=9))
    actions.say_coming(actor=VISITOR, gathering=meeting, seed="a", needs="A chair by the door", called="Kim")
    content = client.get("/calendar.ics").content.decode()
    assert "Kim" not in content
    assert "chair" not in content
