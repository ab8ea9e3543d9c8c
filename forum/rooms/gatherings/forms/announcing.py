"""Announcing a gathering, changing or cancelling it; noting which seats are there."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Day, Form, Line
from forum.people.membership.models import Organisation, Seat
from forum.people.membership.rules import GroupKind
from forum.rooms.gatherings.models import Gathering, Venue
from forum.rooms.gatherings.rules import Kind

VENUES_SHOWN = 100
GROUPS_SHOWN = 100
HOURS_MOST = 8
MOST_PLACES = 5_000


def offer_venues(field: Any, *, none: str = "") -> None:
    """Let a form choose among the places we know."""
    field.queryset = Venue.objects.order_by("town", "name", "pk")
    known = [(one.pk, f"{one.name}, {one.town}") for one in field.queryset[:VENUES_SHOWN]]
    field.choices = [*([("", none)] if none else []), *known]


class TimesForm(Form):
    """What a gathering is called, when it is, and how one can be there."""

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
    places = forms.IntegerField(
        min_value=1,
        max_value=MOST_PLACES,
        required=False,
        label=_("For how many people is there room?"),
        help_text=_("Leave it empty if everybody fits in."),
    )
    by_phone = Line(
        max_length=200, required=False, label=_("By phone, if that is possible"), help_text=_("The number to ring.")
    )
    by_video = Line(
        max_length=300, required=False, label=_("By video, if that is possible"), help_text=_("Where one finds it.")
    )

    @property
    def starts_at(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data["begins"]))

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(hours=self.cleaned_data["hours"])

    def told(self) -> dict[str, Any]:
        """All of it as an action takes it."""
        given = {name: self.cleaned_data[name] for name in ("title", "in_short", "places", "by_phone", "by_video")}
        return {**given, "starts_at": self.starts_at, "ends_at": self.ends_at}


class AnnounceForm(TimesForm):
    # A peer circle is private, and not announced here.
    kind = forms.ChoiceField(
        choices=[(kind.value, kind.label) for kind in Kind if kind != Kind.CIRCLE],
        initial=Kind.MEETING,
        widget=forms.RadioSelect,
        label=_("What is it?"),
    )
    visits = forms.ModelChoiceField(
        queryset=Organisation.objects.none(), required=False, label=_("Which group do we visit, if we visit one?")
    )
    venue = forms.ModelChoiceField(queryset=Venue.objects.none(), required=False, label=_("Where?"))
    new_venue = Line(max_length=120, required=False, label=_("Or a new place: its name"))
    new_town = Line(max_length=80, required=False, label=_("Its town or village"))
    new_area = Line(max_length=100, required=False, label=_("Its part of the county"))
    field_order = ("kind", "visits", "title", "in_short", "day", "begins", "hours", "venue")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_venues(self.fields["venue"], none=str(_("A new place")))
        visits: Any = self.fields["visits"]
        visits.queryset = Organisation.objects.filter(is_host=False).exclude(slug="forum").order_by("name", "pk")
        visits.choices = [("", _("None")), *((one.pk, one.name) for one in visits.queryset[:GROUPS_SHOWN])]

    @staticmethod
    def from_poll(starts: str, title: str) -> dict[str, Any]:
        """What to begin with, where a day was looked for first; anything odd begins with nothing."""
        try:
            at = timezone.localtime(datetime.fromtimestamp(int(starts), tz=timezone.get_default_timezone()))
        except (ValueError, OverflowError, OSError):
            return {}
        return {"title": title[:150], "day": at.date(), "begins": f"{at:%H:%M}"}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("venue") and "venue" not in self.errors:
            for name in ("new_venue", "new_town", "new_area"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, _("A new place needs its name, its town and its part of the county."))
                    break
        return given


class ChangeForm(TimesForm):
    venue = forms.ModelChoiceField(queryset=Venue.objects.none(), label=_("Where?"))
    field_order = ("title", "in_short", "day", "begins", "hours", "venue")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_venues(self.fields["venue"])

    @staticmethod
    def as_it_is(gathering: Gathering) -> dict[str, Any]:
        """What stands now, to begin with."""
        local = timezone.localtime(gathering.starts_at)
        hours = round((gathering.ends_at - gathering.starts_at) / timedelta(hours=1)) or 1
        kept = {
            name: getattr(gathering, name) for name in ("title", "in_short", "places", "by_phone", "by_video", "venue")
        }
        return {**kept, "day": local.date(), "begins": f"{local:%H:%M}", "hours": hours}

    def told(self) -> dict[str, Any]:
        return {**super().told(), "venue": self.cleaned_data["venue"]}


class CancelForm(Form):
    why = Line(
        max_length=300,
        label=_("Why? One sentence that everybody may read"),
        help_text=_("Name nobody. Illness is nobody's business: “We cannot hold it” is enough."),
    )


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
