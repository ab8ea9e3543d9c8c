"""Two feed readers and a calendar client subscribe: each learns what is new, once, and no more than what changed."""

import subprocess
import sys
from http import HTTPStatus
from pathlib import Path

import fastfeedparser
import feedparser
import pytest
from icalendar import Calendar

from tests.fixtures.installations import Installation

FEEDS = ("/open-data/changes.atom", "/changed.atom", "/matters.atom", "/decisions.atom", "/promises.atom", "/come.atom")
CANCEL = """
from forum.ground import clock
from forum.people.membership.actors import actor_of
from forum.people.membership.models import Person
from forum.rooms.gatherings import actions
from forum.rooms.gatherings.models import Gathering
coming = Gathering.objects.open_to_all().filter(starts_at__gt=clock.now(), cancelled_at=None).earliest("starts_at")
actions.cancel(actor=actor_of(Person.objects.get(called="Noor")), gathering=coming, why="The hall is flooded.")
print(coming.title)
"""
pytestmark = pytest.mark.once


class Subscribed:
    """A feed as its reader keeps it: by id, asked for again with what the last answer gave it."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.entries: dict[str, tuple[str, str]] = {}
        self.etag = self.modified = None

    def whats_new(self) -> list[str]:
        """Ask again; the titles of entries that were not there or stood otherwise."""
        answer = feedparser.parse(self.address, etag=self.etag, modified=self.modified)
        if answer.status == HTTPStatus.NOT_MODIFIED:
            return []
        assert (answer.status, answer.bozo, answer.version) == (HTTPStatus.OK, False, "atom10")
        assert answer.feed.title
        self.etag, self.modified = answer.get("etag"), answer.get("modified")
        there = {entry.id: (entry.title, entry.updated) for entry in answer.entries}
        new = [title for key, (title, at) in there.items() if self.entries.get(key) != (title, at)]
        self.entries |= there
        return new


def test_feed_readers_subscribe(own_demonstration: Installation) -> None:
    with own_demonstration.serve() as address:
        feeds = {path: Subscribed(f"{address}{path}") for path in FEEDS}
        for path, feed in feeds.items():
            first = feed.whats_new()
            assert first, path
            other = fastfeedparser.parse(feed.address)  # the second reader makes the same of it
            assert [entry["title"] for entry in other.entries] == first
            assert {entry["id"] for entry in other.entries} == set(feed.entries)
            assert feed.whats_new() == []
            assert feed.etag or feed.modified  # nothing is sent twice
        known = set(feeds["/come.atom"].entries)
        own_demonstration.python(CANCEL)
        new = {path: feed.whats_new() for path, feed in feeds.items()}
        (cancelled,) = new.pop("/come.atom")
        assert cancelled.startswith("Cancelled: ")
        assert set(feeds["/come.atom"].entries) == known  # changed, not a second entry
        assert len(new.pop("/open-data/changes.atom")) == 1
        assert not any(new.values())


def test_a_calendar_client_subscribes(own_demonstration: Installation, tmp_path: Path) -> None:
    with own_demonstration.serve() as address:
        settings, kept = tmp_path / "vdirsyncer.ini", tmp_path / "calendar"
        settings.write_text(
            f'[general]\nstatus_path = "{tmp_path}/status/"\n'
            '[pair forum]\na = "ours"\nb = "theirs"\ncollections = null\nconflict_resolution = "b wins"\n'
            f'[storage ours]\ntype = "filesystem"\npath = "{kept}"\nfileext = ".ics"\n'
            f'[storage theirs]\ntype = "http"\nurl = "{address}/calendar.ics"\n'
        )
        kept.mkdir()
        client = [str(Path(sys.executable).with_name("vdirsyncer")), "--config", str(settings)]

        def sync() -> list[tuple[str, str, str]]:
            """Title, start and status of each event that it keeps; UIDs of a subscription it makes anew."""
            subprocess.run([*client, "sync"], check=True, capture_output=True, timeout=60)
            events = (Calendar.from_ical(file.read_bytes()).walk("VEVENT")[0] for file in kept.glob("*.ics"))
            return sorted((str(one["summary"]), str(one["dtstart"].dt), str(one.get("status", ""))) for one in events)

        subprocess.run([*client, "discover"], check=True, capture_output=True, timeout=60)
        first = sync()
        assert len(first) > 3
        assert sync() == first
        title = own_demonstration.python(CANCEL).strip()
        second = sync()
    assert len(second) == len(first)
    ((was, starts, status),) = set(first) - set(second)
    ((now, still, cancelled),) = set(second) - set(first)
    assert title in was
    assert title in now
    assert still == starts
    assert (status, cancelled) == ("CONFIRMED", "CANCELLED")
