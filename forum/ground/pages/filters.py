"""How dates, numbers and people's own words are written on pages."""

import datetime as dt
from functools import lru_cache

from django.utils import formats, timezone
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from forum.ground import clock

FIGURES = (
    gettext_lazy("none"),
    gettext_lazy("one"),
    gettext_lazy("two"),
    gettext_lazy("three"),
    gettext_lazy("four"),
    gettext_lazy("five"),
    gettext_lazy("six"),
    gettext_lazy("seven"),
    gettext_lazy("eight"),
    gettext_lazy("nine"),
)
NEAR = 14  # days, either way, within which 'in 3 days' helps more than it clutters


def _local_day(value: dt.date | dt.datetime) -> dt.date:
    return timezone.localtime(value).date() if isinstance(value, dt.datetime) else value


@lru_cache(maxsize=2_048)
def _written(date: dt.date, shape: str, language: str | None) -> str:
    del language  # part of the key; the lists of a page name the same few days again and again
    return formats.date_format(date, shape)


def day(value: dt.date | dt.datetime | None) -> str:
    """Write 'Tuesday 8 December', with the year where it is not this one."""
    if not value:
        return ""
    date = _local_day(value)
    return _written(date, "l j F" if date.year == clock.today().year else "l j F Y", get_language())


def short_day(value: dt.date | dt.datetime | None) -> str:
    """Write '8 December', for tables and the path."""
    if not value:
        return ""
    date = _local_day(value)
    return _written(date, "j F" if date.year == clock.today().year else "j F Y", get_language())


def _hour(value: dt.datetime) -> str:
    local = timezone.localtime(value)
    if (local.hour, local.minute) == (12, 0):
        return _("midday")
    if (local.hour, local.minute) == (0, 0):
        return _("midnight")
    figure = f"{local.hour % 12 or 12}" + (f".{local.minute:02}" if local.minute else "")
    return _("%(hour)s am") % {"hour": figure} if local.hour < 12 else _("%(hour)s pm") % {"hour": figure}  # noqa: PLR2004 noon


def how_far(value: dt.date | dt.datetime | None) -> str:
    """Say how far away a day is when it is near: 'tomorrow', 'in three days', 'two days ago'."""
    if not value:
        return ""
    days = (_local_day(value) - clock.today()).days
    if abs(days) > NEAR:
        return ""
    if days in (0, 1, -1):
        return {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}[days]
    if days > 0:
        return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": in_words(days)}
    return ngettext("%(days)s day ago", "%(days)s days ago", -days) % {"days": in_words(-days)}


def when(value: dt.date | dt.datetime | None) -> str:
    """Write a day, and how far away it is when it is near."""
    return ", ".join(part for part in (day(value), how_far(value)) if part)


def day_time(value: dt.datetime | None) -> str:
    """Write 'Tuesday 8 December, 2 pm', and how far away it is when it is near."""
    if not value:
        return ""
    return ", ".join(part for part in (day(value), _hour(value), how_far(value)) if part)


def day_and_hour(value: dt.datetime | None) -> str:
    """The same for paper, which lies about for weeks: never how far away it is."""
    return f"{day(value)}, {_hour(value)}" if value else ""


def hour_after(value: dt.datetime, minutes: int) -> str:
    """Write the hour of the day so many minutes later."""
    return _hour(value + dt.timedelta(minutes=minutes))


def month_name(value: dt.date) -> str:
    """Write 'Dec'."""
    return _written(value, "M", get_language())


def in_words(number: int) -> str:
    """Write numbers up to nine in words, others in figures with a comma at each thousand."""
    return str(FIGURES[number]) if 0 <= number < len(FIGURES) else f"{number:,}"


def paragraphs(words: str | None) -> Markup:
    """Show somebody's own words exactly as they wrote them, every line break and space kept."""
    if not words:
        return Markup("")
    return Markup('<p class="their-words" dir="auto">{}</p>').format(escape(words))
