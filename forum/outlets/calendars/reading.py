"""Reading a calendar file as somebody has it: each event to come, in local time, and what we could not read of it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from dateutil.rrule import rruleset, rrulestr
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from forum.ground import clock
from forum.outlets.calendars.rules import AHEAD, EVENTS_MOST

USUAL = timedelta(hours=2)
LONGEST_DAY = timedelta(hours=16)
MORNING = time(10)
TITLE, SHORT = 150, 300
LONG_AGO = timedelta(days=30 * 365)
# What rules of each sort may say, so that each finds its days soon or never asks for long (RFC 5545, 3.3.10).
BY = {
    "DAILY": {"BYDAY"},
    "WEEKLY": {"BYDAY", "BYMONTH"},
    "MONTHLY": {"BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS"},
    "YEARLY": {"BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "BYWEEKNO", "BYYEARDAY"},
}


class Unreadable(ValueError):  # noqa: N818 - reads as what it says
    """Raised where a file is no calendar at all."""


@dataclass(frozen=True)
class Found:
    """One event to come. `said`: what was not clear in the file, in words for whoever brings it in."""

    title: str
    starts_at: datetime
    ends_at: datetime
    where: str
    in_short: str
    said: str = ""


def read(content: bytes) -> list[Found]:
    """Everything to come within a year, the soonest first; what comes round again once for each time.

    Raises:
        Unreadable: when this is no iCalendar file.
    """
    try:
        parts = Calendar.from_ical(content, multiple=True)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, UnicodeDecodeError) as no:
        raise Unreadable(str(no)[:200]) from no
    if not any(one.name in {"VCALENDAR", "VEVENT"} for one in parts):
        raise Unreadable("no calendar in it")
    found: list[Found] = []
    for one in parts:
        for event in one.walk("VEVENT"):
            found += _times(event)  # type: ignore[arg-type]  # what it is named
    return sorted(found, key=lambda one: (one.starts_at, one.title))[:EVENTS_MOST]


def _times(event: Event) -> list[Found]:
    if str(event.get("status", "")).upper() == "CANCELLED":
        return []
    try:
        start = event.get("dtstart")
        if start is None:
            return []
        first, unclear = _local(start.dt)
        last = _end(event, first)
        starts = _again(event, first)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return []
    said = [unclear] if unclear else []
    if last - first > LONGEST_DAY:
        last = first + USUAL
        said.append(_("It takes more than a day there. We put two hours."))
    title = " ".join(str(event.get("summary", "")).split())[:TITLE] or str(_("Without a name"))
    words = " ".join(str(event.get("description", "")).split())[:SHORT]
    where = " ".join(str(event.get("location", "")).split())[:SHORT]
    return [
        Found(title, at, at + (last - first), where, words, " ".join(said))
        for at in starts
        if clock.now() < at < clock.now() + AHEAD
    ]


def _local(when: date | datetime) -> tuple[datetime, str]:
    """In our own time; a time without a zone is taken as ours, a day without a time begins at ten."""
    here = timezone.get_default_timezone()
    if not isinstance(when, datetime):
        return datetime.combine(when, MORNING, here), str(_("There is no time in it. We put ten o'clock."))
    return (when.replace(tzinfo=here) if when.tzinfo is None else when.astimezone(here)), ""


def _end(event: Event, first: datetime) -> datetime:
    if (until := event.get("dtend")) is not None:
        last, _unclear = _local(until.dt)
    elif (lasts := event.get("duration")) is not None:
        last = first + lasts.dt
    else:
        last = first + USUAL
    return last if last > first else first + USUAL


def _again(event: Event, first: datetime) -> list[datetime]:
    """Each time that it comes round, by the rule of the file, at the same time by the clock on the wall."""
    here = timezone.get_default_timezone()
    rules = event.get("rrule")
    if rules is None and event.get("rdate") is None:
        return [first]
    times = rruleset()
    naive = first.replace(tzinfo=None)
    times.rdate(naive)
    for rule in _listed(rules):
        _refuse_what_never_ends(rule, first)
        text = rule.to_ical().decode()
        times.rrule(rrulestr(_without_zone(text), dtstart=naive))  # type: ignore[arg-type]  # one rule
    for name, put in (("rdate", times.rdate), ("exdate", times.exdate)):
        for dates in _listed(event.get(name)):
            for one in dates.dts:
                put(_local(one.dt)[0].replace(tzinfo=None))
    now = clock.now().astimezone(here).replace(tzinfo=None)
    soon = times.xafter(now, count=None, inc=False)
    until = now + AHEAD
    ahead = (at for at in islice(soon, EVENTS_MOST) if at < until)
    return [at.replace(tzinfo=here) for at in ahead]


def _refuse_what_never_ends(rule: dict[str, list[Any]], first: datetime) -> None:
    """Refuse rules that would be followed for minutes, or for ever, before they yield a day.

    Raises:
        ValueError: for those.
    """
    often = str((rule.get("FREQ") or [""])[0]).upper()
    known = BY.get(often)
    by = {name.upper() for name in rule if name.upper().startswith("BY")}
    if known is None or by - known or min(rule.get("INTERVAL") or [1]) < 1 or first < clock.now() - LONG_AGO:
        raise ValueError(often)


def _listed(found: Any) -> list[Any]:
    return found if isinstance(found, list) else [found] if found is not None else []


def _without_zone(rule: str) -> str:
    """UNTIL in the rule's own zone: near enough, for a rule that ends at midnight or at the hour of the event."""
    return ";".join(part.rstrip("Z") if part.upper().startswith("UNTIL=") else part for part in rule.split(";"))
