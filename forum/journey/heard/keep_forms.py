"""What a speaker fills in to see their words again, and to change them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Form, Line, Words
from forum.journey.heard.rules import WORDS_MAX, AnswerWay


class KnockForm(Form):
    """A receipt and the second thing."""

    receipt = Line(label=_("Your receipt"), max_length=60)
    second = Line(label=_("Your second thing"), max_length=500)


class ChangeForm(Form):
    words = Words(max_length=WORDS_MAX, rows=9, label=_("Your words"))


class WishesForm(Form):
    publish = forms.BooleanField(required=False, label=_("My words may be shown on this site, without my name"))
    way = forms.ChoiceField(
        choices=AnswerWay.choices, widget=forms.RadioSelect, label=_("How would you like your answer?")
    )
    address = Line(required=False, max_length=500, label=_("Email address, mobile number or postal address"))
    done = forms.CharField(widget=forms.HiddenInput, initial="yes")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        given.pop("done", None)
        return given


class SecondForm(Form):
    chosen = Line(label=_("Your second thing"), max_length=200)
