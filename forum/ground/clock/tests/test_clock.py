from datetime import UTC, date, datetime

import pytest

from forum.ground import clock


def test_easter_and_the_weekend_are_stepped_over() -> None:
    assert clock.next_working_day(date(2026, 4, 2)) == date(2026, 4, 7)


def test_christmas_that_falls_on_a_weekend_has_its_day_in_lieu() -> None:
    assert clock.next_working_day(date(2027, 12, 24), days=2) == date(2027, 12, 30)


def test_travelling_changes_now_and_comes_back() -> None:
    moment = datetime(2024, 2, 29, 23, 30, tzinfo=UTC)
    with clock.travelled_to(moment):
        assert clock.now() == moment
        assert clock.today() == date(2024, 2, 29)
    assert clock.now() != moment


def test_today_is_the_local_day() -> None:
    with clock.travelled_to(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)):
        assert clock.today() == date(2026, 7, 1)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"), clock.travelled_to(datetime(2026, 1, 1)):  # noqa: DTZ001 - the point
        pass
