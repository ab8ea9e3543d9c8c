"""Pages ask the same few questions of the database whether they list one thing, three, or three hundred."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from forum.journey.taken_up.models import Matter
from forum.rooms.together.models import Work
from tests.fixtures.crowd import gather
from tests.fixtures.village import Village

VISITOR_AT_MOST, SIGNED_IN_AT_MOST = 6, 9
A_WHOLE_LIFE_AT_MOST = 20  # the page of one matter tells all of its stages
LISTS = [
    "/", "/changed", "/matters", "/decisions", "/promises", "/together", "/come", "/come/been", "/find", "/agreement",
    "/record", "/record/heads", "/say", "/keys", "/groups", "/not-yet", "/who", "/offices", "/about-us", "/remembered",
    "/organisations",
]  # fmt: skip
SIGNED_IN = ["/read", "/sort", "/themes", "/matters/new", "/me/circles"]


def matter() -> str:
    return f"/matters/{Matter.objects.earliest('pk').public_id}"


def work() -> str:
    return f"/together/{Work.objects.earliest('pk').public_id}"


def questions(client: Client, path: str) -> list[str]:
    """Return the questions that a page asks, with what it shows thrown away."""
    with CaptureQueriesContext(connection) as asked:
        response = client.get(path)
    assert response.status_code == 200, f"{path} is {response.status_code}"
    return [query["sql"] for query in asked.captured_queries]


def counts(client: Client, village: Village, path: Callable[[], str]) -> list[list[str]]:
    asked = []
    for more in (1, 2, 297):  # 1, 3 and 300 of everything
        gather(village, more)
        asked.append(questions(client, path()))
    return asked


def assert_steady(asked: list[list[str]], at_most: int) -> None:
    one, three, many = (len(questions) for questions in asked)
    grown = "\n".join(asked[2])
    assert one == three == many, f"{one}, {three} and {many} questions:\n{grown}"
    assert many <= at_most, f"{many} questions:\n{grown}"


@pytest.mark.parametrize("path", LISTS)
def test_a_list_costs_a_visitor_the_same(client: Client, village: Village, path: str) -> None:
    assert_steady(counts(client, village, lambda: path), VISITOR_AT_MOST)


def forum() -> str:
    return "/groups/forum"


def post() -> str:
    return "/offices/chief-executive"


@pytest.mark.parametrize("path", [matter, work, forum, post])
def test_the_page_of_one_thing_costs_the_same(client: Client, village: Village, path: Callable[[], str]) -> None:
    assert_steady(counts(client, village, path), A_WHOLE_LIFE_AT_MOST)


@pytest.mark.parametrize("path", [*LISTS, *SIGNED_IN])
def test_a_list_costs_a_member_the_same(client: Client, village: Village, path: str) -> None:
    client.force_login(village.people["ada"].account)
    assert_steady(counts(client, village, lambda: path), SIGNED_IN_AT_MOST)


def test_the_desk_costs_the_same_however_much_waits(client: Client, village: Village) -> None:
    client.force_login(village.people["ada"].account)
    assert_steady(counts(client, village, lambda: "/desk"), A_WHOLE_LIFE_AT_MOST)


def test_the_guard_sees_a_page_that_asks_for_each_row() -> None:
    with pytest.raises(AssertionError, match="1, 3 and 300"):
        assert_steady([["a"], ["a"] * 3, ["a"] * 300], VISITOR_AT_MOST)
