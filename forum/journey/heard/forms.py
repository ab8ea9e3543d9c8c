"""What somebody fills in to say something: the words, and nothing else that must be."""

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Day, Form, Line, Mobile, Words
from forum.ground.places.models import Area
from forum.journey.heard.rules import WORDS_MAX, AnswerWay, problem_with_way
from forum.rooms.gatherings.models import Gathering

GATHERINGS = 20
# Where the answer goes, by the way in which somebody wants it.
ADDRESS_OF = {AnswerWay.EMAIL: "address", AnswerWay.TEXT: "phone", AnswerWay.LETTER: "letter"}


class WordsForm(Form):
    words = Words(max_length=WORDS_MAX, rows=7, label=_("What would you like to say?"))


class AnswerForm(Form):
    """How the answer should come, and where to. Boxes of the other ways may hold anything."""

    asks_where = False  # whoever writes it down says where it was said; whoever speaks, only to be told there

    way = forms.ChoiceField(
        choices=AnswerWay.choices, initial=AnswerWay.NONE, widget=forms.RadioSelect, required=False,
        label=_("How would you like your answer?"),
    )  # fmt: skip
    address = forms.EmailField(required=False, label=_("Email address"))
    phone = Mobile(required=False, max_length=40, label=_("Mobile number"))
    letter = forms.CharField(
        required=False, max_length=500, label=_("Postal address"), widget=forms.Textarea(attrs={"rows": 4})
    )
    gathering = forms.ModelChoiceField(
        queryset=Gathering.objects.none(), required=False, to_field_name="public_id", label=_("Where was it said?"),
        empty_label=_("Somewhere else"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        recent = Gathering.objects.been().select_related("venue")
        choice: Any = self.fields["gathering"]
        choice.queryset = recent
        newest = [
            (one.public_id, f"{one.title}, {one.venue.town}, {one.starts_at:%-d %B}") for one in recent[:GATHERINGS]
        ]
        choice.choices = [("", choice.empty_label or ""), *newest]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        way = given["way"] = given.get("way") or AnswerWay.NONE
        box = ADDRESS_OF.get(way, "")
        for other in {"address", "phone", "letter"} - {box}:
            self.errors.pop(other, None)
        where = given.get(box, "")
        for name in ADDRESS_OF.values():
            given.pop(name, None)
        if way != AnswerWay.GROUP and not self.asks_where:
            given["gathering"] = None
        if box not in self.errors:
            wrong = problem_with_way(way=way, address=where, visited=given.get("gathering") is not None)
            if wrong:
                self.add_error(box or "gathering", wrong)
        return given | {"address": where}


class ShowingForm(Form):
    publish = forms.BooleanField(required=False, label=_("My words may be shown on this site, without my name"))
    area = forms.ModelChoiceField(
        queryset=Area.objects.all(), required=False, to_field_name="slug", label=_("Is it about one area?"),
        empty_label=_("No, or I would rather not say"),
    )  # fmt: skip
    service = Line(required=False, max_length=100, label=_("Is it about one service?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["area"]
        named = [(area.slug, area.name) for area in Area.objects.all()]
        choice.choices = [("", choice.empty_label or ""), *named]
        if not named:
            choice.widget = forms.HiddenInput()


class WholeForm(ShowingForm, AnswerForm, WordsForm):
    """Every question on one page: to write down what somebody else says, and where a form was sent whole."""

    # Makes the same form, sent again, the same voice; it says nothing about anybody.
    sending = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput, initial=secrets.token_urlsafe)


class ForSomebodyForm(WholeForm):
    """What a helper writes down while somebody speaks, or from a card."""

    asks_where = True
    said_on = Day(required=False, label=_("When was it said?"))


class CardForm(ForSomebodyForm):
    """A paper card, typed in by a helper. The stub keeps the receipt; the words go with it."""

    card = Line(label=_("The code on the card"), max_length=60)
    field_order = ("card", "words", "gathering", "said_on", "publish", "way", "address", "sending")


class CodeForm(Form):
    code = Line(label=_("The code that you kept"), max_length=60)
