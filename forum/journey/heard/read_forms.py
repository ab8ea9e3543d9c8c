"""What a reader fills in: names to leave out, what to know before reading on, a worry, another door."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.dated.queries import doors_today
from forum.ground.forms import Form, Line, Words
from forum.journey.heard.naming import listed

LONG = 5_000


class NamesForm(Form):
    names = Words(max_length=1_000, rows=3, label=_("Which names are left out?"))
    reason = Line(max_length=200, label=_("Why?"))

    def clean_names(self) -> list[str]:
        return listed(self.cleaned_data["names"])


class ContentForm(Form):
    words = Line(max_length=120, required=False, label=_("What should somebody know before reading on?"))


class WorryForm(Form):
    words = Words(max_length=LONG, rows=3, required=False, label=_("What worries you? (only if you like)"))


class LookedAfterForm(Form):
    what_was_done = Words(max_length=LONG, rows=3, label=_("What was done?"))


class DoorForm(Form):
    door = forms.ChoiceField(widget=forms.RadioSelect, label=_("Where does this belong?"))
    words = Words(max_length=LONG, rows=4, required=False, label=_("A few words to whoever said it"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["door"]
        self.hints = {door.slug: door.what_for for door in doors_today()}
        choice.choices = [(door.slug, door.name) for door in doors_today()]
