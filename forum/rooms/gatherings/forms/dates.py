"""A few times, as people write them, and saying which of them would do."""

from datetime import datetime
from typing import Any

from dateutil import parser
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.ground import clock
from forum.ground.forms import Form, Line, Words
from forum.ground.pages.filters import day_and_hour
from forum.rooms.gatherings.models import DateAnswer, DateOption
from forum.rooms.gatherings.rules import Can

LONGEST = 60


class DatesForm(Form):
    title = Line(max_length=150, label=_("What is it for?"))
    times = Words(
        max_length=1_000, rows=6, label=_("Which times could it be? A line each"),
        help_text=_("For example: 12 January 14:00"),
    )  # fmt: skip

    def clean_times(self) -> list[datetime]:
        """Each line as a time here; a day without a year is the next of its name."""
        return [_read(line.strip()) for line in str(self.cleaned_data["times"]).splitlines() if line.strip()]


def _read(line: str) -> datetime:
    today = timezone.localtime(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    try:
        at = parser.parse(line[:LONGEST], dayfirst=True, default=today).replace(tzinfo=None)
        if at < today and str(at.year) not in line:
            at = at.replace(year=at.year + 1)
    except (ValueError, OverflowError) as no:
        wrong = _("We cannot read “%(line)s”. A time looks like 12 January 14:00.")
        raise forms.ValidationError(wrong, params={"line": line[:LONGEST]}) from no
    return at.replace(tzinfo=timezone.get_default_timezone())


class WhenForm(Form):
    """One choice for each time."""

    def __init__(self, *args: Any, options: list[DateOption], said: list[DateAnswer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        before = {one.option_id: one.can for one in said}
        for one in options:
            self.fields[f"at_{one.pk}"] = forms.ChoiceField(
                choices=[("", _("not said")), *Can.choices],
                required=False,
                initial=before.get(one.pk, ""),
                label=day_and_hour(one.starts_at),
            )
        self.options = options

    def told(self) -> dict[int, str]:
        """What was chosen, by the number of the option."""
        return {one.pk: self.cleaned_data[f"at_{one.pk}"] for one in self.options}
