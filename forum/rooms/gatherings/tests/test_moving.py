"""Meetings move: changed, cancelled, planned round the county; places say how one gets in and who looked."""

import io
from datetime import time, timedelta

import pytest
from django.test import Client
from PIL import Image

from forum.ground import clock
from forum.ground.places.models import Area, Town
from forum.people.policy import Refused
from forum.record.models import Entry
from forum.rooms.gatherings import actions
from forum.rooms.gatherings.models import Gathering, Series, Venue
from forum.rooms.gatherings.queries import rotation
from tests.fixtures.village import Village


def coming(village: Village) -> Gathering:
    return village.hold_meeting(days_ago=-20, present=())


def test_a_change_is_in_the_record_and_counts_for_calendars(village: Village) -> None:
    meeting = coming(village)
    later = meeting.starts_at + timedelta(days=1)
    changed = actions.change(
        actor=village.actor("ada"), gathering=meeting, starts_at=later, ends_at=later + timedelta(hours=2)
    )
    assert changed.revision == 1
    assert Entry.objects.filter(act="gatherings.change").get().facts["what"] == "ends_at, starts_at"
    with pytest.raises(Refused, match="already"):
        actions.change(actor=village.actor("ada"), gathering=meeting, title=meeting.title)
    with pytest.raises(Refused, match="still to come"):
        actions.change(actor=village.actor("ada"), gathering=meeting, starts_at=clock.now() - timedelta(days=1))


def test_what_is_cancelled_says_so_and_stays_to_be_found(client: Client, village: Village) -> None:
    meeting = coming(village)
    client.force_login(village.people["gus"].account)
    page = f"/come/{meeting.public_id}"
    assert "One thing to look at" in client.post(f"{page}/cancel", {"why": " "}).content.decode()
    assert client.post(f"{page}/cancel", {"why": "The hall is flooded."}).status_code == 302
    shown = Client().get(page).content.decode()
    assert "This is cancelled." in shown
    assert "The hall is flooded." in shown
    assert "cancelled" in Client().get("/come").content.decode()
    with pytest.raises(Refused, match="cancelled"):
        actions.cancel(actor=village.actor("gus"), gathering=meeting, why="Again")


def test_a_page_of_changes_begins_with_what_stands_and_keeps_what_was_typed(client: Client, village: Village) -> None:
    meeting = coming(village)
    client.force_login(village.people["ada"].account)
    page = f"/come/{meeting.public_id}/change"
    assert 'value="Open meeting"' in client.get(page).content.decode()
    said = client.post(page, {"title": "Winter meeting", "begins": "late"}).content.decode()
    assert 'value="Winter meeting"' in said
    assert "A time looks like 14:30." in said


def test_a_year_is_planned_where_the_forum_has_not_been(client: Client, village: Village) -> None:
    north, south = (Area.objects.create(slug=slug, name=slug.title(), order=9) for slug in ("north", "south"))
    for area in (north, south):
        Venue.objects.create(name="Hall", town=area.name, area=area)
    fenland = village.venue.area
    assert rotation([fenland, north, south], 4) == [north, south, fenland, north]
    series = actions.begin_series(actor=village.actor("ada"), group=village.forum, name="Open meeting", begins=time(14))
    client.force_login(village.people["ada"].account)
    page = client.get(f"/come/series/{series.public_id}/plan")
    form = page.content.decode()
    names = [line.split('"')[0] for line in form.split('name="on_')[1:]]
    assert len(names) == 13
    venues = [str(pk) for pk in Venue.objects.order_by("pk").values_list("pk", flat=True)]
    sent = {f"on_{name}": venues[number % 3] for number, name in enumerate(names[:11])}
    assert client.post(f"/come/series/{series.public_id}/plan", sent).status_code == 302
    planned = list(series.gatherings.order_by("starts_at"))
    assert len(planned) == 11
    assert {one.starts_at.astimezone(clock.now().tzinfo).minute for one in planned} == {0}
    shown = Client().get(f"/come/series/{series.public_id}").content.decode()
    assert shown.count("to come") == 11
    with pytest.raises(Refused):
        actions.plan_series(
            actor=village.actor("ada"), series=series, days=[(clock.today() - timedelta(days=1), village.venue)]
        )
    Series.objects.update(ended_on=clock.today())
    with pytest.raises(Refused, match="ended"):
        actions.plan_series(
            actor=village.actor("ada"), series=series, days=[(clock.today() + timedelta(days=9), village.venue)]
        )


def test_a_place_says_who_looked_and_when(client: Client, village: Village) -> None:
    page = f"/venues/{village.venue.public_id}"
    assert "nobody has checked it yet" in client.get(page).content.decode()
    client.force_login(village.people["ada"].account)
    sent = {"step_free": "yes", "toilet": "no", "bus": "33, by the church", "directions": "Through the red gate."}
    picture = io.BytesIO()
    Image.new("RGB", (300, 200), "#0b5d5b").save(picture, format="PNG")
    picture.seek(0)
    picture.name = "door.png"
    assert client.post(f"{page}/check", {**sent, "photo": picture, "photo_shows": "A red gate"}).status_code == 302
    shown = Client().get(page).content.decode()
    assert "Checked by Ada" in shown
    assert "Through the red gate." in shown
    assert 'alt="A red gate"' in shown
    assert Client().get(f"{page}/photo")["Content-Type"] == "image/png"
    with clock.travelled_to(clock.now() + timedelta(days=366)):
        assert "not checked for a year" in Client().get(page).content.decode()
    bad = client.post(f"{page}/check", {**sent, "photo": io.BytesIO(b"no picture")}).content.decode()
    assert "Through the red gate." in bad


def test_what_is_near_comes_first_and_no_place_stays_anywhere(client: Client, village: Village) -> None:
    west = Area.objects.create(slug="west", name="West")
    far = Venue.objects.create(name="Hall", town="St Ives", area=west)
    lost = Venue.objects.create(name="Hut", town="Somewhere", area=west)
    Town.objects.create(name="March", area=village.venue.area, lat=52.551, lon=0.088)
    for venue, title in ((lost, "Lost"), (far, "Far"), (village.venue, "Near")):
        starts = clock.now() + timedelta(days=9)
        actions.announce(
            actor=village.actor("ada"), kind="meeting", title=title, venue=venue, group=village.forum,
            starts_at=starts, ends_at=starts + timedelta(hours=2),
        )  # fmt: skip
    said = client.post("/come/near", {"place": "pe15 8aa"}).content.decode()
    assert said.index("Near</a>") < said.index("Far</a>") < said.index("Lost</a>")
    assert "miles" in said
    unknown = client.post("/come/near", {"place": "Nowhere At All"}).content.decode()
    assert "We do not know this place" in unknown
    assert "Nowhere At All" in unknown
    shown = client.get("/come/coverage").content.decode()
    assert "West" in shown
    assert "not in a year" in shown
