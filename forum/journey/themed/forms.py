"""Sorting: choose a theme or several, or name a new one; put themes together, take them apart, look for voices."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Form, Line
from forum.journey.heard.models import Voice
from forum.journey.themed.models import Theme
from forum.journey.themed.queries import named

LONGEST_KEY = 18
SHOWN = 30


class SortForm(Form):
    themes = forms.ModelMultipleChoiceField(
        queryset=Theme.objects.all(), required=False, label=_("Where does it belong?")
    )
    new_theme = Line(required=False, max_length=100, label=_("Or name a new theme"))
    fit = forms.BooleanField(required=False, label=_("I have read these words, and all may see them"))
    # The last placing that was there when the page was drawn: whatever somebody else chose since is told.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_seen(self) -> int | None:
        seen: str = self.cleaned_data["seen"]
        return int(seen) if seen.isdecimal() and len(seen) <= LONGEST_KEY else None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("themes") and not given.get("new_theme") and not self.errors:
            self.add_error("new_theme", _("Choose a theme, or name a new one."))
        return given


class MergeForm(Form):
    theme = forms.ModelChoiceField(
        queryset=Theme.objects.standing(), required=False, widget=forms.RadioSelect, label=_("With which theme?")
    )
    name = Line(required=False, max_length=100, label=_("Or type its name"))

    def __init__(self, *args: Any, but: Theme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["theme"]
        others = Theme.objects.standing().exclude(pk=but.pk).order_by("-voices", "-pk")[:SHOWN]
        choice.choices = [(theme.pk, theme.name) for theme in others]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        typed = given.get("name")
        found = given.get("theme") or (named(typed) if typed else None)
        if found is None and not self.errors:
            self.add_error("name", _("We know no theme of that name.") if typed else _("Choose a theme first."))
        return {"target": found}


class SplitForm(Form):
    voices = forms.ModelMultipleChoiceField(
        queryset=Voice.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        label=_("Which voices belong together?"),
    )
    name = Line(max_length=100, label=_("The name of the new theme"))

    def __init__(self, *args: Any, under: Iterable[Voice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["voices"]
        under = list(under)
        choice.queryset = Voice.objects.filter(pk__in=[voice.pk for voice in under])
        choice.choices = [(voice.pk, voice.words) for voice in under]


class LookForm(Form):
    words = Line(max_length=2_000, label=_("Words to look for"))


class ObjectForm(Form):
    """A speaker's 'not what I meant', by their receipt."""

    receipt = forms.CharField(max_length=60, widget=forms.HiddenInput)
    theme = forms.CharField(max_length=20, widget=forms.HiddenInput)
