"""A row written at once is the row that Django would have written."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.forms.models import model_to_dict
from pytest_django.fixtures import DjangoAssertNumQueries

from forum.ground import clock
from forum.ground.journal.models import Event
from forum.ground.places.models import Area, Town
from forum.ground.rows import insert, insert_with

pytestmark = pytest.mark.django_db


def test_every_kind_of_field_comes_back_as_django_writes_it() -> None:
    about = {"words": "O'Fen %s ; \x7f", "list": [1, "two"], "none": []}
    given = {"at": clock.now(), "act": "part.verb", "subject": "thing:k7m2", "about": about}
    ours, djangos = insert(Event(**given)), Event.objects.create(**given)
    assert ours.pk != djangos.pk
    kept = Event.objects.get(pk=ours.pk)
    assert model_to_dict(kept, exclude=["id"]) == model_to_dict(Event.objects.get(pk=djangos.pk), exclude=["id"])
    assert kept.at == given["at"]


def test_it_can_be_changed_afterwards_like_any_other() -> None:
    area = insert(Area(slug="fens", name="The fens"))
    area.name = "Fenland"
    area.save()
    assert list(Area.objects.values_list("pk", "name")) == [(area.pk, "Fenland")]


def test_a_row_and_what_it_needs() -> None:
    town = insert_with(Town(area=Area(slug="fens", name="The fens"), name="March", lat=52.5, lon=0.1), needs="area")
    kept = Town.objects.select_related("area").get()
    assert (kept, kept.area) == (town, town.area)
    assert (kept.name, kept.lat, kept.area.slug) == ("March", 52.5, "fens")


def test_all_or_nothing() -> None:
    insert(Area(slug="fens", name="The fens"))
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_with(Town(area=Area(slug="fens", name="Again"), name="March", lat=52.5, lon=0.1), needs="area")
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_with(Town(area=Area(slug="coast", name="Coast"), name="Harbour", lat=152.5, lon=0.1), needs="area")
    assert list(Area.objects.values_list("slug", flat=True)) == ["fens"]


def test_on_postgresql_it_is_one_journey(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1 if connection.vendor == "postgresql" else 2):
        insert_with(Town(area=Area(slug="fens", name="The fens"), name="March", lat=52.5, lon=0.1), needs="area")


def test_a_row_of_its_own_goes_the_same_way(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    event = Event(at=clock.now(), act="part.verb", subject="thing:k7m2", about={})
    town = Town(area=Area(slug="fens", name="The fens"), name="March", lat=52.5, lon=0.1)
    with django_assert_num_queries(1 if connection.vendor == "postgresql" else 3):
        insert_with(town, needs="area", beside=event)
    assert Event.objects.get() == event
    assert Town.objects.get(area=town.area) == town


def test_what_is_none_is_none_in_the_database() -> None:
    for actor in (None, 7, None):
        event = insert(Event(at=clock.now(), act="part.verb", actor=actor, subject="thing:k7m2", about={}))
        assert Event.objects.get(pk=event.pk).actor == actor
