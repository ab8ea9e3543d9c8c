"""Writing adverts, saying that one would like a role, and the next steps; what is done, and interests."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Day, Form, Line, Mobile, Words
from forum.people.membership.models import Office, Organisation, Seat
from forum.people.membership.rules import GroupKind, Way
from forum.people.roles.rules import CheckKind, Credit, Pay, StepKind
from forum.people.roles.rules import Words as Refusals

LONG = 5_000
MOST_PLACES = 99
BOXES = {Way.EMAIL: "email", Way.TEXT: "mobile", Way.LETTER: "postal"}
EMPTY = {
    Way.EMAIL: _("Write the email address that we can use."),
    Way.TEXT: _("Write the mobile number that we can use."),
    Way.LETTER: _("Write the postal address that we can use."),
}
WAYS = [
    (Way.EMAIL.value, _("By email")),
    (Way.TEXT.value, _("By text message")),
    (Way.LETTER.value, _("By post")),
    (Way.NONE.value, _("Not at all: I look here with my code")),
]


class AdvertForm(Form):
    """The advert in plain words, then 4Pi's five short fields, of which only the purpose is needed."""

    title = Line(max_length=120, label=_("What is the role called?"))
    what = Words(max_length=LONG, rows=4, label=_("What do you do in it?"))
    purpose = Line(max_length=300, required=False, label=_("Purpose: what is it for?"))
    how_long = Line(max_length=200, label=_("How long, and how often?"))
    gives = Line(max_length=300, required=False, label=_("What do you get out of it?"))
    pay = forms.ChoiceField(choices=Pay.choices, initial=Pay.EXPENSES, widget=forms.RadioSelect, label=_("Is it paid?"))
    help_there = Line(max_length=300, required=False, label=_("What help is there?"))
    where = Line(max_length=300, required=False, label=_("Where, and how? (in person, by phone, online)"))
    places = forms.IntegerField(min_value=1, max_value=MOST_PLACES, initial=1, label=_("How many places?"))
    closes_on = Day(required=False, label=_("Until when can people say that they are interested?"))
    at_open_meetings = forms.BooleanField(required=False, label=_("It is a role at open meetings"))
    seats = forms.ModelMultipleChoiceField(
        queryset=Seat.objects.none(), required=False, widget=forms.CheckboxSelectMultiple, label=_("Who decides?")
    )
    i_decide = forms.BooleanField(required=False, label=_("I decide too"))
    principles = Line(max_length=300, required=False, label=_("Principles: how do we treat each other in it?"))
    presence = Line(max_length=300, required=False, label=_("Presence: who should be there, and how many?"))
    process = Line(max_length=300, required=False, label=_("Process: how is it made easy to take part?"))
    impact = Line(max_length=300, required=False, label=_("Impact: how will we see what it changed?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats = Seat.objects.filter(group__kind=GroupKind.FORUM).order_by("order", "pk")
        choice: Any = self.fields["seats"]
        choice.queryset = seats
        choice.choices = [(seat.pk, seat.name) for seat in seats]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "seats" in given and not given["seats"] and not given.get("i_decide"):
            self.add_error("seats", Refusals.NOBODY_NAMED)
        return given


class CheckForm(Form):
    kind = forms.ChoiceField(choices=CheckKind.choices, widget=forms.RadioSelect, label=_("Which check?"))
    legal_basis = Line(max_length=300, required=False, label=_("Which law or rule asks for it?"))
    decided_by = Line(max_length=150, required=False, label=_("Who decided? (a seat, an office or a group)"))


class ExpressionForm(Form):
    """One screen: a name and a way. Anything else is up to them."""

    called = Line(max_length=100, label=_("What shall we call you?"))
    way = forms.ChoiceField(choices=WAYS, initial=Way.EMAIL, widget=forms.RadioSelect, label=_("How can we reach you?"))
    email = forms.EmailField(required=False, label=_("Email address"))
    mobile = Mobile(required=False, max_length=40, label=_("Mobile number"))
    postal = forms.CharField(
        required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}), label=_("Postal address")
    )
    words = Words(max_length=LONG, rows=3, required=False, label=_("Anything that you would like to say?"))
    wants_to_talk = forms.BooleanField(required=False, label=_("I would like a conversation first"))

    def clean(self) -> dict[str, Any]:
        """Look only at the box of the way that was chosen; the others may hold anything."""
        given = super().clean() or {}
        box = BOXES.get(Way(given["way"])) if given.get("way") else None
        for other in set(BOXES.values()) - {box}:
            self.errors.pop(other, None)
        if box and not given.get(box) and box not in self.errors:
            self.add_error(box, EMPTY[Way(given["way"])])
        return given

    def told(self) -> dict[str, Any]:
        """What the action takes."""
        given = self.cleaned_data
        box = BOXES.get(Way(given["way"]))
        kept = {name: given[name] for name in ("called", "way", "words", "wants_to_talk")}
        return {**kept, "address": given[box] if box else ""}


class CodeForm(Form):
    code = Line(max_length=200, label=_("The code that you kept"))


class DecideForm(Form):
    """The next step; what cannot follow is not offered."""

    kind = forms.ChoiceField(widget=forms.RadioSelect, label=_("What comes next?"))
    stand_in = forms.BooleanField(required=False, label=_("As the second person"))
    until = Day(required=False, label=_("If you offer it: until which day?"))
    words = Words(
        max_length=LONG,
        rows=3,
        required=False,
        label=_("If not this time: kind words, and why. This person reads them."),
    )

    def __init__(self, *args: Any, steps: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["kind"]
        choice.choices = steps

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("kind") == StepKind.NOT_THIS_TIME and not given.get("words", "").strip():
            self.add_error("words", Refusals.NO_REASON)
        return given


class PutOffForm(Form):
    words = Words(max_length=LONG, rows=4, label=_("What put you off, or nearly did?"))


class DoneForm(Form):
    words = Words(max_length=LONG, rows=3, label=_("What did you do?"))
    day = Day(label=_("When?"))
    kind = forms.ChoiceField(choices=Credit.choices, initial=Credit.WORK, widget=forms.RadioSelect, label=_("It was"))


class InterestForm(Form):
    """What somebody could gain from; best with the organisation or office that it is about."""

    words = Line(max_length=300, label=_("What is it, in your own words?"))
    about = forms.ChoiceField(required=False, label=_("Which organisation or office is it about?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisations = Organisation.objects.order_by("name")[:LONG]
        offices = Office.objects.select_related("organisation").order_by("organisation__name", "name")[:LONG]
        choice: Any = self.fields["about"]
        choice.choices = [
            ("", _("None of these")),
            *((f"organisation:{one.pk}", one.name) for one in organisations),
            *((f"office:{one.pk}", f"{one.name}, {one.organisation.name}") for one in offices),
        ]

    def told(self) -> dict[str, Any]:
        kind, _colon, pk = str(self.cleaned_data["about"]).partition(":")
        return {
            "words": self.cleaned_data["words"],
            "organisation": Organisation.objects.get(pk=int(pk)) if kind == "organisation" else None,
            "office": Office.objects.get(pk=int(pk)) if kind == "office" else None,
        }
