"""Sorting: choose a theme, or name a new one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Form, Line
from forum.journey.themed.models import Theme

SHOWN = 30


class SortForm(Form):
    theme = forms.ModelChoiceField(
        queryset=Theme.objects.all(),
        required=False,
        widget=forms.RadioSelect,
        label=_("Which theme does it belong to?"),
    )
    new_theme = Line(required=False, max_length=100, label=_("Or name a new theme"))
    fit = forms.BooleanField(required=False, label=_("I have read these words, and they can be shown on the site"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["theme"]
        themes = Theme.objects.order_by("-voices", "-pk")[:SHOWN]
        choice.choices = [(theme.pk, theme.name) for theme in themes]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("theme") and not given.get("new_theme") and not self.errors:
            self.add_error("new_theme", _("Choose a theme, or name a new one."))
        return given


class ObjectForm(Form):
    """A speaker's 'not what I meant', by their receipt."""

    receipt = forms.CharField(max_length=60, widget=forms.HiddenInput)
    theme = forms.CharField(max_length=20, widget=forms.HiddenInput)
