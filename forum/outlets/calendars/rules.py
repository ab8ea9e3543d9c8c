"""Calendars to subscribe to, one's own at a secret address, and files of events to bring in."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from forum.people.policy import Role, row

SINCE = timedelta(days=60)  # how far back a calendar shows what has been
MOST = 500  # events in one calendar
FILE_MOST_BYTES = 2 * 1024 * 1024
EVENTS_MOST = 200
AHEAD = timedelta(days=366)  # how far what comes round again is followed


class Words:
    NOT_A_CALENDAR = _("This is not a calendar that we can read. Save it once more as an iCalendar file (.ics).")
    TOO_BIG = _("This file is larger than 2 MB. Save a shorter time from your calendar.")
    NOTHING_IN_IT = _("There is nothing to come in this calendar.")
    NOTHING_CHOSEN = _("Choose at least one, and a place for each.")
    STALE = _("This list is from yesterday or was cut off. Please choose the file again.")


POLICY = [
    row("calendars.make_address", Role.SELF, "have a calendar of their own at a secret address"),
    row("calendars.forget_address", Role.SELF, "let their secret address lead nowhere"),
    row("calendars.bring_in", {Role.MEMBER, Role.COORDINATOR}, "announce what stands in a calendar file"),
]
