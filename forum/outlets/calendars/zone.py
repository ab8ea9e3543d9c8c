"""Our time zone as a rule that comes round each year: many readers do not follow a list of dates.

RFC 5545, 3.6.5: one part for each change of the clock, its day written as "the last Sunday in March".
"""

from datetime import UTC, datetime, timedelta, tzinfo

from dateutil.rrule import rrulestr
from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
HOUR, A_WEEK = timedelta(hours=1), timedelta(days=7)
FIRST_YEAR = 1996  # since then the whole of Europe changes on the same days


def zone_of(here: tzinfo, *, name: str, year: int) -> Timezone:
    """The rules by which the clock changes here, as they are in this year.

    Args:
        here: the zone.
        name: as it is called, like `Europe/London`.
        year: in which the changes are looked up.
    """
    made = Timezone()
    made.add("tzid", name)
    changes = _changes(here, year)
    for at in changes:
        made.add_component(_rule(at, here))
    if not changes:
        always = datetime(FIRST_YEAR, 1, 1, tzinfo=here)
        made.add_component(_part(TimezoneStandard(), always.replace(tzinfo=None), always, always))
    return made


def _changes(here: tzinfo, year: int) -> list[datetime]:
    """The moments at which the clock changes."""
    start = datetime(year, 1, 1, tzinfo=UTC)
    hours = (start + HOUR * number for number in range(366 * 24))
    return [at for at in hours if at.astimezone(here).utcoffset() != (at - HOUR).astimezone(here).utcoffset()]


def _rule(at: datetime, here: tzinfo) -> TimezoneStandard | TimezoneDaylight:
    before, after = (at - HOUR).astimezone(here), at.astimezone(here)
    wall = (before + HOUR).replace(tzinfo=None)  # what the clock would have shown
    last = (wall + A_WEEK).month != wall.month
    which = f"{-1 if last else (wall.day - 1) // A_WEEK.days + 1}{DAYS[wall.weekday()]}"
    rule = vRecur({"freq": "yearly", "bymonth": [wall.month], "byday": [which]})
    written = rule.to_ical().decode()  # type: ignore[no-untyped-call]  # of the library
    first = rrulestr(written, dtstart=wall.replace(year=FIRST_YEAR, month=1, day=1))[0]
    part = TimezoneDaylight() if after.dst() else TimezoneStandard()
    part.add("rrule", rule)
    return _part(part, first, before, after)


def _part(
    part: TimezoneStandard | TimezoneDaylight, first: datetime, before: datetime, after: datetime
) -> TimezoneStandard | TimezoneDaylight:
    part.add("dtstart", first)
    part.add("tzoffsetfrom", before.utcoffset())
    part.add("tzoffsetto", after.utcoffset())
    part.add("tzname", after.tzname())
    return part
