"""Beginning a series, and choosing a place for each of its next days."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Form, Line
from forum.rooms.gatherings.models import Venue
from forum.rooms.gatherings.rules import Kind

MOST_WEEKS = 52


class SeriesForm(Form):
    name = Line(max_length=120, label=_("What is it called?"), initial=_("Open meeting"))
    kind = forms.ChoiceField(
        choices=[(kind.value, kind.label) for kind in (Kind.MEETING, Kind.LISTENING, Kind.WORKSHOP)],
        initial=Kind.MEETING,
        widget=forms.RadioSelect,
        label=_("What is it?"),
    )
    every_weeks = forms.IntegerField(min_value=1, max_value=MOST_WEEKS, initial=4, label=_("Every how many weeks?"))
    begins = forms.TimeField(
        label=_("When does it begin?"),
        widget=forms.TextInput(),
        initial="14:00",
        input_formats=["%H:%M", "%H.%M", "%H"],
        error_messages={"invalid": _("A time looks like 14:30.")},
    )
    hours = forms.IntegerField(min_value=1, max_value=8, initial=2, label=_("For how many hours?"))


class PlanForm(Form):
    """One choice a day: a place, or not on this day. The proposal stands in it to begin with."""

    def __init__(self, *args: Any, days: list[tuple[date, Any]], venues: list[Venue], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.days = [day for day, _area in days]
        known = [(str(one.pk), f"{one.town}: {one.name}") for one in venues]
        first: dict[int, str] = {}
        for one in venues:
            first.setdefault(one.area_id, str(one.pk))
        for day, area in days:
            self.fields[self.name_of(day)] = forms.ChoiceField(
                choices=[("", _("not on this day")), *known],
                required=False,
                initial=first.get(area.pk, ""),
                label=f"{day:%A} {day.day} {day:%B %Y}",
                help_text=_("We have not been in %(area)s for longest.") % {"area": area.name},
            )
        self.venues = {str(one.pk): one for one in venues}

    @staticmethod
    def name_of(day: date) -> str:
        return f"on_{day:%Y%m%d}"

    def chosen(self) -> list[tuple[date, Venue]]:
        """The days with a place."""
        given = [(day, self.cleaned_data[self.name_of(day)]) for day in self.days]
        return [(day, self.venues[place]) for day, place in given if place]
