"""How the demonstration is told: stories go on side by side, each act on its day, in the order of time."""

import heapq
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta
from itertools import count

from django.utils import timezone

from forum.ground import clock
from forum.journey.promised.actions import give_fair_warning
from forum.outlets.notices import actions as notices
from forum.people.roles.actions import remind_payer

# A story is a generator: it yields the moment of its next act, does it, and yields the next.
Story = Iterator[datetime]
TUESDAY = 1


# The day on which the stories are told; while one goes on, the clock stands on its own day.
_told_on: ContextVar[date] = ContextVar("told_on")


@contextmanager
def told_today() -> Iterator[None]:
    """Count all days from today, for as long as the block lasts."""
    token = _told_on.set(clock.today())
    try:
        yield
    finally:
        _told_on.reset(token)


def days_ago(days: int, hour: int = 14, minute: int = 0) -> datetime:
    """That many days before the day of telling (negative: to come), at that hour, where the forum is."""
    day = _told_on.get() - timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def meeting_day(days: int, hour: int = 14, minute: int = 0) -> datetime:
    """The Tuesday on or before that many days ago, when the forum meets."""
    day = _told_on.get() - timedelta(days=days)
    return days_ago(days + (day.weekday() - TUESDAY) % 7, hour, minute)


def tell(stories: list[Story], *, heard: Callable[[], None] = lambda: None) -> None:
    """Tell all stories to their end. `heard` is called after each act, for a progress bar."""
    order = count()
    waiting: list[tuple[datetime, int, Story]] = []
    for story in stories:
        _wait(waiting, story, next(order))
    while waiting:
        moment, _number, story = heapq.heappop(waiting)
        with clock.travelled_to(moment):
            _jobs()
            _wait(waiting, story, next(order))
        heard()


def _jobs() -> None:
    """What the jobs of an installation would have done by that day."""
    give_fair_warning()
    remind_payer()
    notices.tell()
    notices.gather()


def _wait(waiting: list[tuple[datetime, int, Story]], story: Story, number: int) -> None:
    moment = next(story, None)
    if moment is not None:
        heapq.heappush(waiting, (moment, number, story))
