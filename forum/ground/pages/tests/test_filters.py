"""Dates, numbers and people's own words, as pages write them."""

import datetime as dt

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from forum.ground import clock
from forum.ground.pages import filters

NOW = dt.datetime(2026, 12, 5, 9, 0, tzinfo=dt.UTC)


def local(day: int, hour: int, minute: int = 0, month: int = 12, year: int = 2026) -> dt.datetime:
    return timezone.make_aware(dt.datetime(year, month, day, hour, minute))  # noqa: DTZ001 - made aware at once


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (local(8, 14), "Tuesday 8 December, 2 pm, in three days"),
        (local(8, 14, 5), "Tuesday 8 December, 2.05 pm, in three days"),
        (local(5, 12), "Saturday 5 December, midday, today"),
        (local(6, 0), "Sunday 6 December, midnight, tomorrow"),
        (local(4, 10, 30), "Friday 4 December, 10.30 am, yesterday"),
        (local(23, 14), "Wednesday 23 December, 2 pm"),
        (local(8, 14, year=2027, month=6), "Tuesday 8 June 2027, 2 pm"),
        (None, ""),
    ],
)
def test_a_time_is_written_as_people_say_it(value: dt.datetime | None, words: str) -> None:
    with clock.travelled_to(NOW):
        assert filters.day_time(value) == words


@pytest.mark.parametrize(
    ("days", "words"), [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (9, "in nine days"), (-12, "12 days ago")]
)
def test_near_days_say_how_far(days: int, words: str) -> None:
    with clock.travelled_to(NOW):
        assert filters.how_far(clock.today() + dt.timedelta(days=days)) == words


def test_far_days_do_not() -> None:
    with clock.travelled_to(NOW):
        assert filters.when(clock.today() + dt.timedelta(days=15)) == "Sunday 20 December"


def test_the_day_is_the_local_one() -> None:
    with clock.travelled_to(NOW):
        late = dt.datetime(2026, 7, 1, 23, 30, tzinfo=dt.UTC)
        assert filters.day(late) == "Thursday 2 July"


@pytest.mark.parametrize(("number", "words"), [(0, "none"), (1, "one"), (9, "nine"), (10, "10"), (12_000, "12,000")])
def test_numbers_up_to_nine_are_words(number: int, words: str) -> None:
    assert filters.in_words(number) == words


@given(st.text())
def test_their_own_words_are_shown_exactly_and_escaped(words: str) -> None:
    shown = str(filters.paragraphs(words))
    if words:
        inside = shown.removeprefix('<p class="their-words" dir="auto">').removesuffix("</p>")
        assert "<" not in inside
        assert filters.Markup(inside).unescape() == words or "&" in words
