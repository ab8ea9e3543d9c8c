"""What a speaker fills in to see their words again, and to change them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Form, Line, Words
from forum.journey.heard.forms import AnswerForm
from forum.journey.heard.models import Voice
from forum.journey.heard.rules import WORDS_MAX, AnswerWay


class KnockForm(Form):
    """A receipt and the second thing."""

    receipt = Line(label=_("Your receipt"), max_length=60)
    second = Line(label=_("Your second thing"), max_length=500)


class ChangeForm(Form):
    words = Words(max_length=WORDS_MAX, rows=9, label=_("Your words"))


class WishesForm(AnswerForm):
    """Who may see the words, and how the answer should come; through the group only for whoever was visited."""

    asks_where = True  # known already, so no box for it

    publish = forms.BooleanField(required=False, label=_("My words may be shown on this site, without my name"))
    # Always sent along, so that a form with nothing ticked is told from one that was not sent.
    sent = forms.CharField(widget=forms.HiddenInput, initial="yes")

    def __init__(self, *args: Any, voice: Voice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["gathering"]
        self.visited = voice.gathering_id
        if not self.visited:
            ways: Any = self.fields["way"]
            ways.choices = [choice for choice in ways.choices if choice[0] != AnswerWay.GROUP]

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["gathering"] = self.visited
        given = super().clean()
        return {name: given[name] for name in ("publish", "way", "address") if name in given}


class SecondForm(Form):
    chosen = Line(label=_("Your second thing"), max_length=200)
