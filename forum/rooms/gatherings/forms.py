"""Announcing a gathering; noting which seats are there."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Day, Form, Line
from forum.people.membership.models import Seat
from forum.people.membership.rules import GroupKind
from forum.rooms.gatherings.models import Venue
from forum.rooms.gatherings.rules import Kind

VENUES_SHOWN = 50
HOURS_MOST = 8


class AnnounceForm(Form):
    # A peer circle is private, and not announced here.
    kind = forms.ChoiceField(
        choices=[(kind.value, kind.label) for kind in Kind if kind != Kind.CIRCLE],
        initial=Kind.MEETING,
        widget=forms.RadioSelect,
        label=_("What is it?"),
    )
    title = Line(max_length=150, label=_("What do you call it?"))
    in_short = Line(max_length=300, required=False, label=_("One sentence more, if it helps"))
    day = Day(label=_("On which day?"))
    begins = forms.TimeField(
        label=_("When does it begin?"),
        widget=forms.TextInput(),
        input_formats=["%H:%M", "%H.%M", "%H"],
        error_messages={"invalid": _("A time looks like 14:30.")},
    )
    hours = forms.IntegerField(min_value=1, max_value=HOURS_MOST, initial=2, label=_("For how many hours?"))
    venue = forms.ModelChoiceField(queryset=Venue.objects.none(), required=False, label=_("Where?"))
    new_venue = Line(max_length=120, required=False, label=_("Or a new place: its name"))
    new_town = Line(max_length=80, required=False, label=_("Its town or village"))
    new_area = Line(max_length=100, required=False, label=_("Its part of the county"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        venue: Any = self.fields["venue"]
        venue.queryset = Venue.objects.order_by("town", "name")
        known = [(one.pk, f"{one.name}, {one.town}") for one in venue.queryset[:VENUES_SHOWN]]
        venue.choices = [("", _("A new place")), *known]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("venue") and "venue" not in self.errors:
            for name in ("new_venue", "new_town", "new_area"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, _("A new place needs its name, its town and its part of the county."))
                    break
        return given

    @property
    def starts_at(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data["begins"]))

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(hours=self.cleaned_data["hours"])


class PresenceForm(Form):
    seats = forms.ModelMultipleChoiceField(
        queryset=Seat.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Which seats are there?"),
    )
    came = forms.IntegerField(
        min_value=0, max_value=10_000, required=False, label=_("How many people came, with everybody?")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats: Any = self.fields["seats"]
        seats.queryset = (
            Seat.objects.filter(group__kind=GroupKind.FORUM).select_related("constituency").order_by("order")
        )
        seats.choices = [(seat.pk, f"{seat.name} ({seat.constituency.name})") for seat in seats.queryset]
