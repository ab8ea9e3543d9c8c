"""A stretch of time, and what was agreed to be done."""

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Day, Form, Line, Words

LONGEST = 240


class SlotForm(Form):
    title = Line(max_length=150, required=False, label=_("What is it about?"))
    minutes = forms.IntegerField(min_value=1, max_value=LONGEST, initial=10, label=_("How many minutes?"))
    is_break = forms.BooleanField(required=False, label=_("It is a break"))


class ActionForm(Form):
    words = Line(max_length=300, label=_("What is to be done?"))
    who = Line(max_length=100, label=_("Which seat, post or group sees to it?"))
    by = Day(required=False, label=_("By when, if that was said?"))
    for_governors = forms.BooleanField(
        required=False, label=_("Something serious that the governors took: they report back within a month")
    )


class DoneForm(Form):
    came_of_it = Words(max_length=500, rows=3, required=False, label=_("What came of it?"))
