"""Now and today, and travelling for the demonstration and the tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_travelled: ContextVar[datetime | None] = ContextVar("travelled", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC; or the moment that somebody travelled to."""
    return _travelled.get() or timezone.now()


def today() -> date:
    """The present day where the forum is (setting TIME_ZONE)."""
    return timezone.localdate(now())


@contextmanager
def travelled_to(moment: datetime) -> Iterator[None]:
    """Make it that moment for the code inside, in this thread only. `moment` must be aware."""
    if timezone.is_naive(moment):
        raise ValueError("A moment to travel to needs its time zone.")
    token = _travelled.set(moment)
    try:
        yield
    finally:
        _travelled.reset(token)
