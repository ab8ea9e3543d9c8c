"""What a group recommended as it closed comes before the forum, once."""

from datetime import timedelta

import pytest
from django.test import Client

from forum.ground import clock
from forum.journey.taken_up import from_groups
from forum.journey.taken_up.models import Matter
from forum.people.groups import actions as groups
from forum.people.membership.models import Group
from forum.people.policy import NotYours, Refused
from forum.rooms.gatherings import actions as gatherings
from forum.rooms.gatherings.models import Gathering
from forum.rooms.gatherings.rules import Kind
from tests.fixtures.village import Village


def closed(village: Village) -> Group:
    ada = village.actor("ada")
    group = groups.form(actor=ada, name="Warm rooms", purpose="Somewhere to go in winter.")
    groups.recommend(actor=ada, group=group, recommendations=["Open on Sundays", "Keep the kettle on " * 10])
    return groups.close(actor=ada, group=group)


def next_meeting(village: Village) -> Gathering:
    starts = clock.now() + timedelta(days=7)
    return gatherings.announce(
        actor=village.actor("ada"), kind=Kind.MEETING, title="Open meeting", venue=village.venue, group=village.forum,
        starts_at=starts, ends_at=starts + timedelta(hours=2),
    )  # fmt: skip


def test_the_coordinator_finds_it_on_the_desk_and_puts_it_on_the_next_agenda(village: Village) -> None:
    closed(village)
    meeting, client = next_meeting(village), Client()
    client.force_login(village.people["gus"].account)
    assert client.get("/matters/from-groups").content.decode().count("(Warm rooms)") == 2
    both = list(from_groups.waiting().values_list("pk", flat=True))
    sent = {"recommendations": both, "meeting": meeting.pk, "minutes": "20"}
    assert client.post("/matters/from-groups", sent).status_code == 302
    assert next(slot.title for slot in meeting.slots.order_by("order")) == "Open on Sundays"
    long = Matter.objects.get(title__startswith="Keep")
    assert long.title.endswith("…")
    assert len(long.in_short) > len(long.title)
    page = client.post("/matters/from-groups", sent).content.decode()
    assert Matter.objects.count() == 2
    assert "Nothing waits" in page


def test_only_what_waits_and_only_a_meeting_to_come(village: Village) -> None:
    closed(village)
    waits = list(from_groups.waiting())
    with pytest.raises(Refused, match="still to come"):
        from_groups.bring_from_group(actor=village.actor("bo"), recommendations=waits, meeting=village.meeting)
    with pytest.raises(NotYours):
        from_groups.bring_from_group(actor=village.actor("hal"), recommendations=waits, meeting=next_meeting(village))
