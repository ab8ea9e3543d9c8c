"""The rule of a zone gives the same time as the zone itself, for every hour of years to come."""

import io
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical

from forum.outlets.calendars.zone import zone_of

ZONES = ["Europe/London", "Europe/Berlin", "Africa/Lagos", "America/New_York", "Australia/Sydney", "UTC"]


@pytest.mark.parametrize("name", ZONES)
def test_the_rule_and_the_zone_agree_on_the_clock(name: str) -> None:
    here = ZoneInfo(name)
    written = zone_of(here, name=name, year=2027).to_ical().decode().replace("\r\n", "\n")
    other = tzical(io.StringIO(written)).get()
    at = datetime(2026, 1, 1, tzinfo=UTC)
    while at.year < 2031:
        wall = at.astimezone(here)
        same = wall.replace(tzinfo=other)
        if wall.fold == 0 and (wall - timedelta(hours=1)).utcoffset() == (wall + timedelta(hours=1)).utcoffset():
            assert same.utcoffset() == wall.utcoffset(), wall
        at += timedelta(hours=7)
