"""Looking for a day: members' times count before the host's, however many of the host's there are."""

from datetime import timedelta

import pytest
from django.test import Client

from forum.ground import clock
from forum.people.policy import NotYours, Refused
from forum.rooms.gatherings import actions, privacy
from forum.rooms.gatherings.models import DateAnswer, DatePoll
from forum.rooms.gatherings.rules import Can
from tests.fixtures.village import Village


def poll(village: Village) -> tuple[DatePoll, list[int]]:
    times = [clock.now() + timedelta(days=day) for day in (5, 6, 7)]
    made = actions.ask_for_dates(actor=village.actor("ada"), title="Baking", times=times)
    return made, [one.pk for one in made.options.order_by("starts_at")]


def test_one_member_counts_before_all_of_the_host(village: Village) -> None:
    made, (first, second, third) = poll(village)
    for name in ("dee", "hal", "eve"):
        actions.say_when(actor=village.actor(name), poll=made, can={first: Can.YES, second: Can.NO, third: Can.YES})
    actions.say_when(actor=village.actor("bo"), poll=made, can={second: Can.YES, third: Can.PERHAPS})
    assert [one.pk for one in made.options.ranked()] == [second, third, first]
    best = made.options.ranked()[0]
    assert (best.members_can, best.staff_can) == (1, 0)


def test_said_again_it_replaces_and_strange_numbers_are_left_out(village: Village) -> None:
    made, (first, second, _third) = poll(village)
    _other, (strange, *_rest) = poll(village)
    bo = village.actor("bo")
    actions.say_when(actor=bo, poll=made, can={first: Can.YES})
    actions.say_when(actor=bo, poll=made, can={second: Can.NO, strange: Can.YES})
    assert list(DateAnswer.objects.values_list("option", "can")) == [(second, "no")]
    privacy.erase(person=village.people["bo"].pk, account=None)
    assert not DateAnswer.objects.exists()


def test_pages_read_times_as_people_write_them(client: Client, village: Village) -> None:
    client.force_login(village.people["ada"].account)
    said = client.post(
        "/come/dates/new", {"title": "Baking", "times": "12 January 14:00\nsometime soon"}
    ).content.decode()
    assert "We cannot read" in said
    assert "12 January 14:00" in said
    assert (
        "between two and twelve"
        in client.post("/come/dates/new", {"title": "B", "times": "1 May 9am"}).content.decode()
    )
    sent = client.post("/come/dates/new", {"title": "Baking", "times": "12 January 14:00\n13/1 6pm"})
    made = DatePoll.objects.get()
    assert sent.url == f"/come/dates/{made.public_id}"
    page = client.get(sent.url).content.decode()
    assert "Announce it on this day" in page
    start = page.split("/come/new?starts=")[1].split("&")[0]
    assert 'value="14:00"' in client.get(f"/come/new?starts={start}&title=Baking").content.decode()
    assert client.get("/come/new?starts=99999999999999999999&title=x").status_code == 200
    client.force_login(village.people["flo"].account)
    assert client.get(sent.url).status_code == 403


def test_what_cannot_be_asked_and_what_is_forgotten(village: Village) -> None:
    with pytest.raises(NotYours):
        actions.ask_for_dates(actor=village.actor("hal"), title="Baking", times=[])
    times = [clock.now() - timedelta(days=1), clock.now() + timedelta(days=1)]
    with pytest.raises(Refused, match="to come"):
        actions.ask_for_dates(actor=village.actor("ada"), title="Baking", times=times)
    poll(village)
    with clock.travelled_to(clock.now() + timedelta(days=38)):
        assert actions.forget_dates() == 1
