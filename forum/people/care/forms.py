"""Pace, names of people, small things, circles, needs: few boxes, most of them free to leave empty."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Day, Form, Line, Words
from forum.people.care.rules import CODES_OF, Amount, Code, Keep, Question, ThingKind
from forum.people.membership.rules import Way

LONG = 5_000
HOURS = [("", _("No hours of my own")), *((str(hour), f"{hour:02}:00") for hour in range(24))]


class UntilForm(Form):
    until = Day(label=_("The last day of it"))


class PaceForForm(Form):
    called = Line(max_length=100, label=_("Who is it? Write the name that they go by here."))
    amount = forms.ChoiceField(
        choices=Amount.choices, initial=Amount.NOTHING, widget=forms.RadioSelect, label=_("How much can they take on?")
    )
    until = Day(required=False, label=_("The last day of it, if they say one"))


class KeepForm(Form):
    kinds = forms.MultipleChoiceField(
        choices=Keep.choices, required=False, widget=forms.CheckboxSelectMultiple,
        label=_("What should still come to you while you rest?"),
    )  # fmt: skip


class CalledForm(Form):
    called = Line(max_length=100, label=_("Whom? Write the name that they go by here."))


class ThingForm(Form):
    kind = forms.ChoiceField(
        choices=ThingKind.choices, initial=ThingKind.BOOKING, widget=forms.RadioSelect, label=_("What is it?")
    )
    words = Words(max_length=LONG, rows=3, label=_("What would help?"))
    parts = Words(
        max_length=LONG, rows=3, required=False, label=_("In parts of a quarter of an hour, a line each, if you like")
    )
    open_to_helpers = forms.BooleanField(required=False, label=_("Any member who offers may do it, not only my buddy"))

    def pieces(self) -> list[str]:
        return str(self.cleaned_data["parts"]).splitlines()


class TaskForm(Form):
    words = Words(max_length=LONG, rows=3, label=_("What is to be done?"))
    parts = Words(max_length=LONG, rows=4, label=_("In parts of a quarter of an hour, a line each"))

    def pieces(self) -> list[str]:
        return str(self.cleaned_data["parts"]).splitlines()


class WhenUnwellForm(Form):
    words = Words(max_length=LONG, rows=8, label=_("What helps, and what does not"))
    shown_to_buddy = forms.BooleanField(required=False, label=_("My buddy may read it"))


class CircleForm(Form):
    name = Line(max_length=150, label=_("What shall it be called?"))
    in_short = Line(max_length=300, required=False, label=_("What is it for?"))


class WordForm(Form):
    words = Words(max_length=LONG, rows=4, label=_("Say something to the circle"))


class DebriefForm(Form):
    called = Line(max_length=100, required=False, label=_("With somebody whom you name"))


class NeedsForm(Form):
    contact = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    format = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    support = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    professional = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    words = Words(max_length=LONG, rows=3, required=False, label=_("In your own words, if you like"))
    postal = forms.CharField(
        required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 4}),
        label=_("Where letters should go, if you would like letters"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in Question:
            field: Any = self.fields[question]
            field.label = question.label
            field.choices = [(code.value, code.label) for code in CODES_OF[question]]

    def clean(self) -> dict[str, Any]:
        """Letters need somewhere to go."""
        given = super().clean() or {}
        letters = {Code.BY_LETTER, Code.LARGE_PRINT, Code.BRAILLE} & set(self.codes())
        if letters and "postal" in given and not given["postal"].strip():
            self.add_error("postal", _("Write where letters should go, so that we can send you some."))
        return given

    def codes(self) -> list[str]:
        given = self.cleaned_data
        return [code for question in Question for code in given.get(question, [])]


class QuietForm(Form):
    begins = forms.ChoiceField(choices=HOURS, required=False, label=_("Nothing from"))
    ends = forms.ChoiceField(choices=HOURS, required=False, label=_("until"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if bool(given.get("begins")) != bool(given.get("ends")):
            self.add_error("ends" if given.get("begins") else "begins", _("Choose both hours, or neither."))
        return given


class OverrideForm(Form):
    way = forms.ChoiceField(
        choices=[(way.value, words) for way, words in (
            (Way.EMAIL, _("By email")), (Way.TEXT, _("By text message")), (Way.LETTER, _("By post")),
        )],
        widget=forms.RadioSelect, label=_("How does it leave instead?"),
    )  # fmt: skip
    reason = Words(max_length=1_000, rows=3, required=False, label=_("Why can it not wait? They can read this."))
    until = Day(required=False, label=_("The last day of this, if not today alone"))
