"""Calendar files as people have them: read, or refused kindly; nothing is doubled and nothing is lost."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from forum.ground import clock
from forum.outlets.calendars import reading
from forum.rooms.gatherings.models import Gathering
from tests.fixtures.village import Village

HERE = timezone.get_default_timezone()
NOW = datetime(2027, 1, 10, 9, tzinfo=HERE)
FILE = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//somebody//EN\r
BEGIN:VEVENT\r
UID:1\r
DTSTART;TZID=Europe/London:20270302T140000\r
DTEND;TZID=Europe/London:20270302T160000\r
RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270406T130000Z\r
EXDATE;TZID=Europe/London:20270316T140000\r
SUMMARY:Coffee\\, and talk\r
LOCATION:Village hall\\, March\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:2\r
DTSTART;VALUE=DATE:20270501\r
SUMMARY:A whole day\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:3\r
DTSTART:20270601T120000Z\r
STATUS:CANCELLED\r
SUMMARY:Not held\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:4\r
SUMMARY:Without a time\r
END:VEVENT\r
END:VCALENDAR\r
"""


@pytest.fixture(autouse=True)
def in_january() -> object:
    with clock.travelled_to(NOW):
        yield


def upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("mine.ics", content, content_type="text/calendar")


def test_what_comes_round_again_stays_at_its_hour_through_the_clock_change() -> None:
    coffee = [one for one in reading.read(FILE) if one.title == "Coffee, and talk"]
    assert [one.starts_at.astimezone(HERE).strftime("%d %b %H:%M") for one in coffee] == [
        "02 Mar 14:00", "09 Mar 14:00", "23 Mar 14:00", "30 Mar 14:00",
    ]  # fmt: skip
    (day,) = [one for one in reading.read(FILE) if one.title == "A whole day"]
    assert "ten o'clock" in day.said
    assert {one.title for one in reading.read(FILE)} == {"Coffee, and talk", "A whole day"}


def test_every_real_file_is_read_or_refused_kindly(shared_data: Path) -> None:
    read, refused, events = 0, 0, 0
    files = sorted((shared_data / "icalendar").glob("*.ics"))
    for file in files:
        try:
            events += len(reading.read(file.read_bytes()))
            read += 1
        except reading.Unreadable:
            refused += 1
    assert read + refused == len(files) > 50
    assert read >= 50
    assert events > 50


@pytest.mark.parametrize(
    "broken",
    [
        b"", b"hello", b"\x00\xff\xfe", b"BEGIN:VCALENDAR", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n",
        FILE[:200], FILE.replace(b"20270302T140000", b"20271399T990000"),
        FILE.replace(b"FREQ=WEEKLY", b"FREQ=SOMETIMES"),
        FILE.replace(b"Europe/London", b"Mars/Olympus"), FILE.decode().encode("utf-16"), b"PK\x03\x04" * 50,
        FILE.replace(b"BYDAY=TU;UNTIL=20270406T130000Z", b"INTERVAL=0"),
        FILE.replace(b"FREQ=WEEKLY;BYDAY=TU;UNTIL=20270406T130000Z", b"FREQ=SECONDLY"),
        FILE.replace(b"FREQ=WEEKLY;BYDAY=TU", b"FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30"),
    ],
)  # fmt: skip
def test_a_broken_file_is_never_a_mistake_of_ours(client: Client, village: Village, broken: bytes) -> None:
    client.force_login(village.people["ada"].account)
    answer = client.post("/come/import", {"file": upload(broken)})
    assert answer.status_code == 200
    assert Gathering.objects.filter(starts_at__gt=NOW).count() == 0


def test_a_file_is_looked_into_chosen_from_and_never_doubled(client: Client, village: Village) -> None:
    client.force_login(village.people["ada"].account)
    page = client.post("/come/import", {"file": upload(FILE)}).content.decode()
    assert "Coffee, and talk" in page
    found = page.split('name="found" value="')[1].split('"')[0]
    named = re.search(rf'value="{village.venue.pk}"\s+selected', page)  # the place that the file names
    assert named
    assert "Choose at least one" in client.post("/come/import", {"found": found, "kind": "launch"}).content.decode()
    chosen = {"found": found, "kind": "launch", "at_0": village.venue.pk, "at_2": village.venue.pk}
    assert "2 announced." in client.post("/come/import", chosen).content.decode()
    assert "stood there already" in client.post("/come/import", chosen).content.decode()
    assert Gathering.objects.filter(title="Coffee, and talk").count() == 2
    assert "choose the file again" in client.post("/come/import", {**chosen, "found": found[:-3]}).content.decode()


def test_bringing_in_is_for_members(client: Client, village: Village) -> None:
    client.force_login(village.people["flo"].account)
    assert client.get("/come/import").status_code == 403
