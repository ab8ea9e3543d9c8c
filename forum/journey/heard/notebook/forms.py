"""Making a device ready."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground import clock
from forum.ground.forms import Form, Line
from forum.rooms.gatherings.models import Gathering

NEAR = timedelta(days=30)
SHOWN = 30


class ReadyForm(Form):
    called = Line(
        max_length=60, label=_("What do you call this device?"), help_text=_("For example: the forum's blue tablet.")
    )
    gathering = forms.ModelChoiceField(
        queryset=Gathering.objects.none(), required=False, label=_("Is it for one visit or meeting?")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gathering: Any = self.fields["gathering"]
        now = clock.now()
        near = Gathering.objects.open_to_all().filter(starts_at__gt=now - NEAR, starts_at__lt=now + NEAR)
        gathering.queryset = near.select_related("venue").order_by("starts_at", "pk")
        known = [
            (one.pk, f"{one.starts_at:%-d %B}: {one.title}, {one.venue.town}") for one in gathering.queryset[:SHOWN]
        ]
        gathering.choices = [("", _("No, for any")), *known]
