from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from forum.ground import clock
from forum.people.roles import queries
from forum.people.roles.actions.counting import count_step
from forum.people.roles.models import StepTally
from forum.people.roles.rules import (
    SMALLEST_SHOWN,
    Counted,
    can_be_shown,
    counts_until,
    half_year_of,
    may_follow,
    near_limit,
)


@settings(max_examples=200)
@given(st.lists(st.integers(0, 60), min_size=1, max_size=6))
def test_nobody_is_found_by_looking_or_by_taking_one_figure_from_another(numbers: list[int]) -> None:
    counts = sorted(numbers, reverse=True)
    shown = [number for number in can_be_shown(counts) if number is not None]
    assert all(number >= SMALLEST_SHOWN for number in shown)
    for place, larger in enumerate(shown):
        for smaller in shown[place + 1 :]:
            assert larger == smaller or larger - smaller >= SMALLEST_SHOWN
    assert len(can_be_shown(counts)) == len(counts)


def test_what_can_be_shown_is() -> None:
    assert can_be_shown([40, 30, 25, 12, 12, 3]) == [40, 30, None, 12, 12, None]
    assert can_be_shown([9, 9]) == [None, None]


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_a_half_year_holds_its_days_and_is_shown_when_it_is_long_past(day: date) -> None:
    begins = half_year_of(day)
    assert begins <= day < counts_until(begins)
    assert begins.day == 1
    assert begins.month in {1, 7}


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_the_warning_comes_at_four_fifths(paid: int, limit: int) -> None:
    assert near_limit(paid=paid, limit=limit) == (paid / limit >= 0.8)
    assert not near_limit(paid=paid, limit=0)


def test_stopping_is_possible_until_the_end_and_not_after() -> None:
    assert all(may_follow(kind, "stopped") for kind in ("interested", "talked", "reserve", "offered"))
    assert not any(may_follow(kind, "stopped") for kind in ("accepted", "stopped", "not_this_time"))


def test_what_is_shown_never_changes_afterwards(db: None) -> None:
    begun = date(2026, 3, 1)
    with clock.travelled_to(datetime(2026, 8, 1, tzinfo=UTC)):
        for _each in range(12):
            count_step(step=Counted.BEGUN, begun_on=begun)
        assert queries.figures() == []
    with clock.travelled_to(datetime(2026, 11, 1, tzinfo=UTC)):
        count_step(step=Counted.BEGUN, begun_on=begun)
        assert queries.figures()[0][1][0][1] == 12
    assert StepTally.objects.get().number == 12
