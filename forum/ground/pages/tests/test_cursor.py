"""Paging by what was last seen: everything once, in order, and a garbled cursor is the first page."""

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from forum.ground.pages import cursor
from forum.ground.places.models import Area, Town


def make(count: int) -> None:
    Area.objects.bulk_create(
        [Area(slug=f"a{n}", name="Same" if n % 2 else f"Name {n}", order=n % 3) for n in range(count)]
    )


def walk_through(*, by: tuple[str, ...], size: int) -> list[int]:
    seen: list[int] = []
    address = "/"
    while address:
        page = cursor.page(Area.objects.all(), RequestFactory().get(f"/{address.lstrip('/')}"), by=by, size=size)
        seen += [area.pk for area in page.items]
        address = page.next
        assert len(seen) <= Area.objects.count()
    return seen


class EveryRowOnce(TestCase):
    @given(
        count=st.integers(0, 25),
        size=st.integers(1, 7),
        by=st.sampled_from([("-pk",), ("pk",), ("order", "-pk"), ("-order", "name", "pk"), ("-name", "slug")]),
    )
    def test_every_row_comes_once_and_in_order(self, count: int, size: int, by: tuple[str, ...]) -> None:
        Area.objects.all().delete()
        make(count)
        assert walk_through(by=by, size=size) == list(Area.objects.order_by(*by).values_list("pk", flat=True))


@pytest.mark.django_db
def test_a_row_that_comes_in_between_moves_nothing() -> None:
    make(6)
    first = cursor.page(Area.objects.all(), RequestFactory().get("/"), size=3)
    Area.objects.create(slug="new", name="New")
    second = cursor.page(Area.objects.all(), RequestFactory().get(f"/{first.next}"), size=3)
    assert not {area.pk for area in first.items} & {area.pk for area in second.items}
    assert "new" not in {area.slug for area in second.items}


@pytest.mark.django_db
@pytest.mark.parametrize("garbled", ["x", "WzFd:abc", "🙂", "%00", "a" * 5_000])
def test_a_garbled_cursor_is_the_first_page(garbled: str) -> None:
    make(4)
    page = cursor.page(Area.objects.all(), RequestFactory().get("/", {"after": garbled}), size=3)
    assert [area.slug for area in page.items] == ["a3", "a2", "a1"]
    assert page.first == ""


@pytest.mark.django_db
def test_a_cursor_of_another_list_is_the_first_page() -> None:
    make(4)
    other = cursor.page(Area.objects.all(), RequestFactory().get("/"), by=("name", "pk"), size=2)
    page = cursor.page(Area.objects.all(), RequestFactory().get(f"/{other.next}"), by=("-pk",), size=2)
    assert [area.slug for area in page.items] == ["a3", "a2"]


@pytest.mark.django_db
def test_what_else_was_asked_for_stays_in_the_address() -> None:
    make(4)
    page = cursor.page(Area.objects.all(), RequestFactory().get("/matters?q=bus+stop"), size=2)
    assert page.next.startswith("?q=bus+stop&after=")
    back = cursor.page(Area.objects.all(), RequestFactory().get(f"/matters{page.next}"), size=2)
    assert back.first == "?q=bus+stop"


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3, 300])
def test_one_question_however_long_the_list(count: int, django_assert_num_queries: object) -> None:
    make(count)
    with django_assert_num_queries(1):
        cursor.page(Area.objects.all(), RequestFactory().get("/"))


@pytest.mark.django_db
def test_an_order_may_reach_into_what_a_row_belongs_to() -> None:
    fen, brecks = Area.objects.create(slug="fen", name="Fen"), Area.objects.create(slug="brecks", name="Brecks")
    for n in range(4):
        Town.objects.create(name=f"T{n}", area=fen if n % 2 else brecks, lat=52, lon=0)
    by = ("area__name", "pk")
    first = cursor.page(Town.objects.select_related("area"), RequestFactory().get("/"), by=by, size=3)
    second = cursor.page(Town.objects.select_related("area"), RequestFactory().get(f"/{first.next}"), by=by, size=3)
    assert [town.name for town in [*first.items, *second.items]] == ["T0", "T2", "T1", "T3"]
