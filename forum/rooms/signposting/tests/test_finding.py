"""Finding support: in one's own words, mistyped or not, near a place, nearest first; by day, way, cost and age."""

import csv
import math
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from forum.ground import clock
from forum.ground.places.models import Area
from forum.ground.places.where import Point
from forum.rooms.signposting import actions
from forum.rooms.signposting.models import IN_BRIEF, Listing
from forum.rooms.signposting.needs import NEEDS
from forum.rooms.signposting.searching import Wanted, look_for, stems_of
from tests.fixtures.village import Village

pytestmark = pytest.mark.django_db
ELY, MARCH = Point(52.398, 0.262), Point(52.551, 0.088)


def add(village: Village, name: str, **details: Any) -> Listing:
    area = Area.objects.first() or Area.objects.create(slug="fens", name="The fens")
    told = {"what": "A place to go to.", "area": area, "checked_by": "Ada"} | details
    return actions.add_listing(actor=village.actor("ada"), name=name, **told)


def names(**wanted: Any) -> list[str]:
    return [one.name for one in look_for(Wanted(**wanted), limit=20).listings]


@pytest.fixture
def listed(village: Village) -> None:
    add(village, "Tea and a chat", needs=["company"], lat=52.40, lon=0.27)
    add(village, "Bills desk", needs=["money"], lat=52.41, lon=0.25, step_free=True)
    add(village, "Far choir", needs=["making", "company"], lat=52.56, lon=0.09)
    add(village, "The night line", needs=["talking"], there=False, by_phone=True)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lonely", "Tea and a chat"), ("I feel so lonely", "Tea and a chat"), ("lonley", "Tea and a chat"),
        ("DEBTS", "Bills desk"), ("bailiffs are coming", "Bills desk"), ("counselling", "The night line"),
        ("a place to sing", "Far choir"), ("", "Bills desk"),
    ],
)  # fmt: skip
def test_everyday_words_and_slips_find_it(listed: None, typed: str, found: str) -> None:
    assert found in names(words=typed)


def test_what_was_meant_is_said(listed: None) -> None:
    assert look_for(Wanted(words="lonley")).meant == "lonely"
    assert look_for(Wanted(words="lonely")).meant == ""
    assert look_for(Wanted(words="lonley", here=ELY)).meant == "lonely"


def test_near_comes_first_and_further_away_only_where_there_is_little(listed: None) -> None:
    result = look_for(Wanted(words="lonely", here=ELY))
    assert [one.name for one in result.listings] == ["Tea and a chat", "Far choir"]
    assert result.within == 60
    assert names(here=MARCH)[0] == "Far choir"
    miles = [one.miles for one in look_for(Wanted(here=ELY)).listings]  # type: ignore[attr-defined]
    assert miles == sorted(miles)


def test_what_a_list_shows_is_what_is_kept(village: Village, django_assert_num_queries: Any) -> None:
    told = {"when": "Mondays, 10:00", "where": "The hall", "phone": "01353 000000", "cost": "Free", "checked_by": "Ida"}
    kept = Listing.objects.get(pk=add(village, "Tea and a chat", lat=52.40, lon=0.27, needs=["company"], **told).pk)
    assert kept.area.name
    for wanted in (Wanted(words="lonely", here=ELY), Wanted(words="lonely")):
        (one,) = look_for(wanted).listings
        with django_assert_num_queries(0):
            assert {name: getattr(one, name) for name in IN_BRIEF} == {name: getattr(kept, name) for name in IN_BRIEF}
            assert (one.area.name, one.is_old) == (kept.area.name, False)


def test_more_words_found_come_before_fewer(village: Village) -> None:
    add(village, "Nearer", what="Walking.", lat=52.40, lon=0.26)
    add(village, "Further", what="Walking with dogs.", lat=52.45, lon=0.26)
    assert names(words="walking dogs", here=ELY) == ["Further", "Nearer"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"day": 0}, {"Mondays", "Any day"}), ({"day": 6}, {"Any day"}), ({"evening": True}, {"Thursday night"}),
        ({"how": "phone"}, {"By phone"}), ({"free": True}, {"Mondays"}), ({"step_free": True}, {"Any day"}),
        ({"age": 15}, {"Mondays", "Thursday night", "By phone", "Any day", "Teens"}),
        ({"age": 40}, {"Mondays", "Thursday night", "By phone", "Any day"}), ({"language": "polish"}, {"Any day"}),
        ({"need": "sleep"}, {"By phone"}),
    ],
)  # fmt: skip
def test_by_day_way_cost_age_and_language(village: Village, wanted: dict[str, Any], found: set[str]) -> None:
    add(village, "Mondays", times=[{"day": 0, "opens": "10:00", "closes": "12:00"}], free=True)
    add(village, "Thursday night", times=[{"day": 3, "opens": "18:00", "closes": "20:00"}])
    add(
        village,
        "By phone",
        there=False,
        by_phone=True,
        times=[{"day": 1, "opens": "09:00", "closes": "17:00"}],
        needs=["sleep"],
    )
    add(village, "Any day", step_free=True, languages="English, Polish")
    add(village, "Teens", youngest=11, oldest=18, times=[{"day": 2, "opens": "15:00", "closes": "17:00"}])
    assert set(names(**wanted)) == found


@pytest.mark.parametrize(
    "typed", ["%", "_", "'; DROP TABLE x", "\x00", "NEAR(a b)", '"', "*", "a" * 400, "🫖", "-- OR"]
)
def test_any_sign_is_only_a_sign(listed: None, typed: str) -> None:
    look_for(Wanted(words=typed))
    look_for(Wanted(words=typed, here=ELY))
    assert Client().post("/find", {"words": typed, "place": typed}).status_code == 200


def test_nothing_typed_stands_in_an_address(listed: None) -> None:
    page = Client().post("/find", {"words": "lonely", "place": "CB7"}).content.decode()
    assert "Tea and a chat" in page
    assert "lonely" not in " ".join(re.findall(r'(?:href|action)="([^"]*)"', page))


def test_an_unknown_place_is_said_kindly_and_nothing_is_lost(listed: None) -> None:
    page = Client().post("/find", {"words": "lonely", "place": "Nowhere at all"}).content.decode()
    assert "We do not know this place" in page
    assert "Nothing is listed here yet" not in page
    assert "Bills desk" in page
    assert 'value="lonely"' in page


def test_where_a_device_says_it_is_is_used_and_nonsense_is_not(listed: None) -> None:
    page = Client().post("/find", {"here": "52.40,0.27"}).content.decode()
    assert "Nearest first" in page
    for here in ("nan,nan", "1e999,0", "91,0", "52.4", "a,b"):
        assert Client().post("/find", {"here": here}).status_code == 200


def test_ten_at_a_time_and_more_when_asked(village: Village) -> None:
    for number in range(14):
        add(village, f"Group {number:02}", lat=52.40 + number / 1000, lon=0.26)
    first = Client().post("/find", {"place": "CB7"}).content.decode()
    assert first.count('class="listing"') == 10
    more = Client().post("/find", {"place": "CB7", "shown": "20"}).content.decode()
    assert more.count('class="listing"') == 14
    assert Client().post("/find", {"place": "CB7", "shown": "9999999"}).status_code == 200


def test_by_kind_and_by_part_of_the_county(listed: None) -> None:
    page = Client().get("/find?need=money").content.decode()
    assert "Bills desk" in page
    assert "Far choir" not in page
    for path in ("/find?need=%00", "/find?area=%00", "/find?need=nothing&area=nothing"):
        assert Client().get(path).status_code == 200


def test_the_map_numbers_what_the_list_numbers(listed: None) -> None:
    page = Client().post("/find", {"place": "CB7"}).content.decode()
    assert page.count('class="coverage__area"') == 3
    assert "A map of what was found" in page


def test_needs_have_names_that_are_told_apart() -> None:
    assert len({need.slug for need in NEEDS}) == len({str(need.name) for need in NEEDS}) == len(NEEDS)
    assert all(stems_of(need.everyday) for need in NEEDS)


def test_nearest_ten_are_those_of_a_plain_haversine_sort(village: Village, shared_data: Path) -> None:
    """On real sites of the NHS: the same ten, in the same order, as when each distance is worked out."""
    with (shared_data / "directory" / "nhs_hospitals_clinics_cb_pe_sg.csv").open(newline="") as kept:
        rows = {row["source_id"]: row for row in csv.DictReader(kept) if row["latitude"]}
    area = Area.objects.first() or Area.objects.create(slug="fens", name="The fens")
    sites = [
        Listing(name=row["name"], what="-", area=area, lat=float(row["latitude"]), lon=float(row["longitude"]),
                checked_on=clock.today(), checked_by="Ada")
        for row in rows.values()
    ]  # fmt: skip
    for one in sites:
        actions.keep(one, needs=["health"], where=None)  # type: ignore[arg-type] - each lies somewhere already
    for here in (ELY, MARCH, Point(52.205, 0.121), Point(52.57, -0.24), Point(51.9, -0.2)):
        near = look_for(Wanted(words="hospital", here=here), limit=10).listings
        plain = sorted(sites, key=lambda one: (_haversine(here, one), one.pk))[:10]
        assert [one.pk for one in near] == [one.pk for one in plain]


def _haversine(here: Point, there: Listing) -> float:
    one, two = math.radians(here.lat), math.radians(there.lat or 0)
    across = math.radians((there.lon or 0) - here.lon)
    half = math.sin((two - one) / 2) ** 2 + math.cos(one) * math.cos(two) * math.sin(across / 2) ** 2
    return 2 * 3958.8 * math.asin(math.sqrt(half))
