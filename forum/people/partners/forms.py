"""Inviting an organisation, inviting one of its people, and coming in with a code."""

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Code, Form, Line, Words


class InviteForm(Form):
    name = Line(max_length=150, label=_("What is the organisation called?"))
    in_short = Line(max_length=300, required=False, label=_("What does it do, in one sentence?"))


class AimsForm(Form):
    aims = Words(max_length=600, rows=4, required=False, label=_("What do you aim at that the forum aims at too?"))


class PersonForm(Form):
    for_whom = Line(
        max_length=100,
        required=False,
        label=_("Who is it for?"),
        help_text=_("So that you tell one slip from another. They say themselves what they are called."),
    )
    lead = forms.BooleanField(required=False, label=_("They may invite others too"))


class CodeForm(Form):
    code = Code(max_length=60, label=_("The code on the slip"))
