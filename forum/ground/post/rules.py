"""When to try again, and when to leave it to somebody."""

from datetime import datetime, time, timedelta

from django.db.models import TextChoices


class Way(TextChoices):
    EMAIL = "email", "email"
    TEXT = "text", "text message"
    LETTER = "letter", "letter"


# Nothing wakes anybody; what was asked for this minute (a sign-in code) or cannot wait is the exception.
QUIET_FROM, QUIET_UNTIL = time(20), time(9)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
PATIENCE = timedelta(hours=72)
# Longer than one message can take with every time-out of the mail server; renewed before each.
LEASE = timedelta(minutes=3)
REST = timedelta(minutes=1)  # before a way that was closed is tried again
BATCH = 20


def is_quiet(local: datetime) -> bool:
    """Whether this moment, where the forum is, lies in the quiet hours."""
    return local.time() >= QUIET_FROM or local.time() < QUIET_UNTIL


def wait_after(attempts: int) -> timedelta:
    """Twice as long after each attempt: 1, 2, 4, 8 minutes … at most six hours."""
    return min(FIRST_WAIT * (1 << min(attempts - 1, 10)), LONGEST_WAIT)


def is_enough(attempts: int) -> bool:
    """Whether so many attempts took longer than our patience. Time in which nothing could be tried does not count."""
    return sum((wait_after(attempt) for attempt in range(1, attempts)), start=timedelta()) >= PATIENCE
