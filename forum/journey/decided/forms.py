"""Noting a decision by consent, seat by seat; recommending."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Form, Line, Words, speak_kindly
from forum.journey.decided.rules import Stand
from forum.people.membership.models import Office, Seat
from forum.people.policy import Actor

LONG = 5_000


class ConsentForm(Form):
    """One pair of fields for each seat that is there."""

    words = Words(max_length=LONG, rows=4, label=_("What was agreed, in plain words?"))
    reason = Words(max_length=LONG, rows=3, required=False, label=_("If not: why not, and what comes next?"))

    def __init__(
        self, *args: Any, seats: Sequence[Seat], apart: Mapping[int, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.there = seats
        self.apart = apart or {}
        for seat in seats:
            if seat.pk in self.apart:
                agreed = forms.BooleanField(required=False, label=_("The others agree that this seat takes part"))
                self._ask(f"agreed_{seat.slug}", agreed)
            self._ask(f"stand_{seat.slug}", self._stand(seat))
            words = Words(max_length=LONG, rows=2, required=False, label=_("In their own words, if not agreeing"))
            self._ask(f"words_{seat.slug}", words)

    def _ask(self, name: str, field: forms.Field) -> None:
        speak_kindly(field)
        self.fields[name] = field

    @staticmethod
    def _stand(seat: Seat) -> forms.Field:
        return forms.ChoiceField(
            choices=Stand.choices, initial=Stand.CONSENT, widget=forms.RadioSelect, label=seat.name
        )

    def seats(self) -> Iterator[tuple[BoundField, BoundField, BoundField | None, str]]:
        """For each seat: where it stands, its words; and with an interest, whether the others agree, and what it is."""
        for seat in self.there:
            interest = self.apart.get(seat.pk, "")
            agreed = self[f"agreed_{seat.slug}"] if interest else None
            yield self[f"stand_{seat.slug}"], self[f"words_{seat.slug}"], agreed, interest

    def others_agree(self) -> list[Seat]:
        return [seat for seat in self.there if self.cleaned_data.get(f"agreed_{seat.slug}")]

    def stands(self) -> dict[Seat, tuple[str, str]]:
        """Where each seat stands; a seat that sits it out stands nowhere."""
        given, agreed = self.cleaned_data, self.others_agree()
        return {
            seat: (given[f"stand_{seat.slug}"], given[f"words_{seat.slug}"])
            for seat in self.there
            if seat.pk not in self.apart or seat in agreed
        }


class ItemInterestForm(Form):
    """For the one seat of somebody, or for which of several."""

    seat = forms.ChoiceField(widget=forms.RadioSelect, label=_("For which seat?"))
    words = Line(max_length=300, label=_("What is your interest in it, in your own words?"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["seat"]
        choice.choices = [(str(seat.pk), seat.name) for seat in actor.seats]
        if actor.seats:
            choice.initial = str(actor.seats[0].pk)


class RecommendForm(Form):
    office = forms.ModelChoiceField(
        queryset=Office.objects.none(), widget=forms.RadioSelect, label=_("To which office?")
    )
    words = Words(max_length=LONG, rows=4, label=_("What does the forum recommend?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = Office.objects.select_related("organisation").order_by("organisation__name", "name")
        choice: Any = self.fields["office"]
        choice.queryset = offices
        choice.choices = [(office.pk, f"{office.name}, {office.organisation.name}") for office in offices]
