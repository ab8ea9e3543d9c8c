"""What somebody fills in to say something: the words, and nothing else that must be."""

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Day, Form, Line, Words
from forum.journey.heard.rules import WORDS_MAX, AnswerWay
from forum.rooms.gatherings.models import Gathering


class SayForm(Form):
    words = Words(max_length=WORDS_MAX, rows=7, label=_("What would you like to say?"))
    publish = forms.BooleanField(required=False, label=_("My words may be shown on this site, without my name"))
    way = forms.ChoiceField(
        choices=AnswerWay.choices, initial=AnswerWay.NONE, widget=forms.RadioSelect, required=False,
        label=_("How would you like your answer?"),
    )  # fmt: skip
    address = forms.EmailField(required=False, label=_("Email address"))
    # Makes the same form, sent again, the same voice; it says nothing about anybody.
    sending = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput, initial=secrets.token_urlsafe)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        given["way"] = given.get("way") or AnswerWay.NONE
        if given["way"] == AnswerWay.EMAIL and not given.get("address") and "address" not in self.errors:
            self.add_error("address", _("Write the address that the answer should go to."))
        return given


class CardForm(SayForm):
    """A paper card, typed in by a helper. The stub keeps the receipt; the words go with it."""

    card = Line(label=_("The code on the card"), max_length=60)
    said_on = Day(required=False, label=_("When was it said?"))
    gathering = forms.ModelChoiceField(
        queryset=Gathering.objects.none(),
        required=False,
        label=_("Where was it said?"),
        empty_label=_("Somewhere else"),
    )
    field_order = ("card", "words", "gathering", "said_on", "publish", "way", "address", "sending")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        recent = Gathering.objects.been().select_related("venue")
        choice: Any = self.fields["gathering"]
        choice.queryset = recent
        newest = [(one.pk, f"{one.title}, {one.venue.town}, {one.starts_at:%-d %B}") for one in recent[:20]]
        choice.choices = [("", choice.empty_label or ""), *newest]
