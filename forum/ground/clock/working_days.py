"""Working days in England: Monday to Friday but bank holidays (from the `holidays` library)."""

from datetime import date, timedelta
from functools import cache

import holidays

SATURDAY = 5


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in _bank_holidays(day.year)


def next_working_day(day: date, days: int = 1) -> date:
    """The working day that comes `days` working days after `day` (at least one)."""
    if days < 1:
        raise ValueError("Count at least one working day on.")
    for _ in range(days):
        day += timedelta(days=1)
        while not is_working_day(day):
            day += timedelta(days=1)
    return day
