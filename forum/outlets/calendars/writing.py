"""Gatherings as an iCalendar file (RFC 5545, names for readers by RFC 7986), in local time with its clock changes."""

from collections.abc import Iterable
from datetime import timedelta
from functools import cache

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, vDuration

from forum.ground import clock
from forum.outlets.calendars.rules import MOST
from forum.outlets.calendars.zone import zone_of
from forum.rooms.gatherings.models import Gathering

# Never another, whatever the address of the forum becomes: by it a calendar knows an event again.
AT = "gatherings.partnership-forum"
LOOK_AGAIN = timedelta(hours=12)


def calendar(gatherings: Iterable[Gathering], *, name: str, most: int = MOST) -> bytes:
    """Write these gatherings as one calendar.

    Args:
        gatherings: with their venue.
        name: what the calendar is called in a reader.
        most: so many are taken, the first.
    """
    made = Calendar()
    made.add("prodid", "-//Partnership Forum//Gatherings//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    for said in ("name", "x-wr-calname"):
        made.add(said, name)
    made.add("x-wr-timezone", settings.TIME_ZONE)
    made.add("refresh-interval", vDuration(LOOK_AGAIN), parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", vDuration(LOOK_AGAIN))
    made.add_component(_zone(settings.TIME_ZONE, clock.today().year))
    for number, one in enumerate(gatherings):
        if number >= most:
            break
        made.add_component(_event(one))
    written: bytes = made.to_ical()
    return written


@cache
def _zone(name: str, year: int) -> Timezone:
    return zone_of(timezone.get_default_timezone(), name=name, year=year)


def _event(one: Gathering) -> Event:
    event, link = Event(), f"{settings.FORUM_ADDRESS}/come/{one.public_id}"
    here = timezone.get_default_timezone()
    event.add("uid", f"{one.public_id}@{AT}")
    event.add("dtstamp", one.changed_at or one.announced_at or clock.now())
    event.add("last-modified", one.changed_at or one.announced_at or clock.now())
    event.add("sequence", one.revision)
    event.add("status", "CANCELLED" if one.cancelled_at else "CONFIRMED")
    event.add("dtstart", one.starts_at.astimezone(here))
    event.add("dtend", one.ends_at.astimezone(here))
    event.add("summary", one.titled())
    where = [one.venue.name, one.venue.address, one.venue.town]
    event.add("location", ", ".join(part for part in where if part))
    event.add("description", "\n".join([*_words(one), link]))
    event.add("url", link)
    event.add("categories", [one.get_kind_display()])
    event.add("transp", "TRANSPARENT" if one.cancelled_at else "OPAQUE")
    return event


def _words(one: Gathering) -> list[str]:
    if one.cancelled_at:
        return [one.cancelled_why]
    said = [one.in_short]
    said += [_("By phone: %(number)s") % {"number": one.by_phone}] if one.by_phone else []
    said += [_("By video: %(where)s") % {"where": one.by_video}] if one.by_video else []
    said += [_("Step-free.")] if one.venue.step_free else []
    said += [_("Come late, leave early, or just listen.")]
    return [words for words in said if words]
