"""A question that is written once says what Django itself would have said, for any keys."""

import datetime as dt

import pytest
from django.db import connection
from django.db.models import F, QuerySet
from django.test.utils import CaptureQueriesContext

from forum.ground.places.models import Area, Town
from forum.outlets.tracker.often import Often, moment, together
from tests.fixtures.installations import Installation

pytestmark = pytest.mark.django_db


@Often
def towns_of(*areas: int) -> QuerySet[Town]:
    return Town.objects.filter(area__in=areas, lat__gte=50).annotate(area_name=F("area__name")).order_by("pk")


@Often
def areas_called(slug: str, name: str) -> QuerySet[Area]:
    return Area.objects.filter(slug=slug, name=name)


@pytest.fixture
def fens() -> Area:
    area = Area.objects.create(slug="100%-fens", name="O'Fens \x7f %s")
    for number, lat in enumerate((52.1, 52.2, 49.0)):
        Town.objects.create(area=area, name=f"Town {number}", lat=lat, lon=0.1)
    return area


def test_it_answers_as_django_does(fens: Area) -> None:
    coast = Area.objects.create(slug="coast", name="Coast")
    Town.objects.create(area=coast, name="Harbour", lat=53.0, lon=0.3)
    for keys in ((fens.pk,), (coast.pk,), (fens.pk, coast.pk), (0,), (coast.pk, fens.pk)):
        assert towns_of(*keys) == list(towns_of.ask(*keys))
    assert [town.area_name for town in towns_of(coast.pk)] == ["Coast"]  # type: ignore[attr-defined]


def test_text_with_signs_of_sql_in_it_is_only_text(fens: Area) -> None:
    assert areas_called(fens.slug, fens.name) == [fens]
    assert areas_called("' OR 1=1 --", fens.name) == []
    assert areas_called(fens.name, fens.slug) == []


def test_it_is_one_question(fens: Area) -> None:
    towns_of(fens.pk)
    with CaptureQueriesContext(connection) as asked:
        assert len(towns_of(fens.pk)) == 2
    assert len(asked) == 1


def test_several_at_once_find_what_each_finds(fens: Area) -> None:
    asked = ((towns_of, [fens.pk]), (areas_called, [fens.slug, fens.name]), (towns_of, [0]), (towns_of, [fens.pk, 0]))
    found = together(*asked)
    for (question, keys), rows in zip(asked, found, strict=True):
        once = question(*keys)
        assert [vars(row) | {"_state": None} for row in rows] == [vars(row) | {"_state": None} for row in once]
    assert [town.area_name for town in found[0]] == [fens.name] * 2


def test_several_at_once_are_one_journey_to_postgresql(fens: Area) -> None:
    together((towns_of, [fens.pk]), (areas_called, ["a", "b"]))
    with CaptureQueriesContext(connection) as asked:
        together((towns_of, [fens.pk]), (areas_called, ["a", "b"]))
    assert len(asked) == (1 if connection.vendor == "postgresql" else 2)


def test_a_moment_without_a_zone_is_in_utc() -> None:
    naive = dt.datetime(2026, 7, 1, 12)  # noqa: DTZ001 - as SQLite hands it out
    aware = naive.replace(tzinfo=dt.UTC)
    assert moment(naive) == aware
    assert moment(aware) is aware


FORGETS = """
from django.db import connection
from django.db.models import QuerySet
from forum.ground.places.models import Area
from forum.outlets.tracker import often
from forum.outlets.tracker.often import Often, together
areas = Often(lambda slug: Area.objects.filter(slug=slug))
Area.objects.create(slug="fens", name="Fens")
for lost in ("", "theirs", "ours", "theirs"):
    if lost == "theirs" and connection.vendor == "postgresql":
        connection.cursor().execute("DEALLOCATE ALL")
    if lost == "ours":
        often._planned.clear()
    print([area.name for area in together((areas, ["fens"]), (areas, ["coast"]))[0]])
"""


@pytest.mark.processes
def test_a_connection_that_knows_no_plans_of_ours_plans_again(installation: Installation) -> None:
    assert installation.python(FORGETS).split() == ["['Fens']"] * 4
