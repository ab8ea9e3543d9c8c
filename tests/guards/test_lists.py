"""Pages ask the same few questions of the database whether they list one thing, three, or three hundred."""

from collections import defaultdict
from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from forum.journey.taken_up.models import Matter
from forum.rooms.gatherings.models import Gathering, Venue
from forum.rooms.together.models import Work
from tests.fixtures.crowd import gather
from tests.fixtures.village import Village

VISITOR_AT_MOST, SIGNED_IN_AT_MOST = 6, 9
A_WHOLE_LIFE_AT_MOST = 20  # the page of one matter tells all of its stages
LISTS = [
    "/", "/changed", "/matters", "/decisions", "/promises", "/together", "/come", "/come/been", "/find", "/agreement",
    "/record", "/record/heads", "/say", "/keys", "/groups", "/not-yet", "/who", "/offices", "/about-us", "/remembered",
    "/organisations", "/venues", "/come/series", "/calendar", "/actions", "/questions", "/come/coverage", "/easy-read",
]  # fmt: skip
SIGNED_IN = ["/read", "/sort", "/themes", "/matters/new", "/me/circles", "/come/prepared", "/come/dates"]


def matter() -> str:
    return f"/matters/{Matter.objects.earliest('pk').public_id}"


def work() -> str:
    return f"/together/{Work.objects.earliest('pk').public_id}"


def gathering() -> str:
    return f"/come/{Gathering.objects.coming_up().earliest('pk').public_id}"


def pack() -> str:
    return f"{gathering()}/pack"


def venue() -> str:
    return f"/venues/{Venue.objects.earliest('pk').public_id}"


def questions(client: Client, path: str) -> list[str]:
    """Return the questions that a page asks, with what it shows thrown away."""
    with CaptureQueriesContext(connection) as asked:
        response = client.get(path)
    assert response.status_code == 200, f"{path} is {response.status_code}"
    return [query["sql"] for query in asked.captured_queries]


def forum() -> str:
    return "/groups/forum"


def post() -> str:
    return "/offices/chief-executive"


def counts(client: Client, village: Village, paths: list[Callable[[], str]]) -> dict[str, list[list[str]]]:
    """What each page asks with 1, 3 and 300 of everything."""
    asked = defaultdict(list)
    for more in (1, 2, 297):
        gather(village, more)
        _as_time_goes_by()
        for path in paths:
            asked[path()].append(questions(client, path()))
    return asked


def _as_time_goes_by() -> None:
    """PostgreSQL looks at its tables by itself in life; here all happens at once, and plans for empty tables stay."""
    if connection.vendor == "postgresql":
        with connection.cursor() as sql:
            sql.execute("ANALYZE")


def assert_steady(asked: dict[str, list[list[str]]], at_most: int) -> None:
    for path, (one, three, many) in asked.items():
        grown = "\n".join(many)
        assert len(one) == len(three) == len(many), (
            f"{path}: {len(one)}, {len(three)} and {len(many)} questions:\n{grown}"
        )
        assert len(many) <= at_most, f"{path}: {len(many)} questions:\n{grown}"


def at(paths: list[str]) -> list[Callable[[], str]]:
    return [partial(str, path) for path in paths]


def test_lists_cost_a_visitor_the_same(client: Client, village: Village) -> None:
    assert_steady(counts(client, village, at(LISTS)), VISITOR_AT_MOST)


def test_pages_of_one_thing_cost_the_same(client: Client, village: Village) -> None:
    assert_steady(counts(client, village, [matter, work, forum, post, gathering, venue]), A_WHOLE_LIFE_AT_MOST)


def test_lists_cost_a_member_the_same(client: Client, village: Village) -> None:
    client.force_login(village.people["ada"].account)
    assert_steady(counts(client, village, at([*LISTS, *SIGNED_IN])), SIGNED_IN_AT_MOST)


def test_desk_and_gathering_cost_a_member_the_same(client: Client, village: Village) -> None:
    client.force_login(village.people["ada"].account)
    assert_steady(counts(client, village, [*at(["/desk"]), gathering, pack]), A_WHOLE_LIFE_AT_MOST)


def test_the_guard_sees_a_page_that_asks_for_each_row() -> None:
    with pytest.raises(AssertionError, match="1, 3 and 300"):
        assert_steady({"/": [["a"], ["a"] * 3, ["a"] * 300]}, VISITOR_AT_MOST)
