"""Noting a decision by consent, seat by seat; recommending."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Form, Words, speak_kindly
from forum.journey.decided.rules import Stand
from forum.people.membership.models import Office, Seat

LONG = 5_000


class ConsentForm(Form):
    """One pair of fields for each seat that is there."""

    words = Words(max_length=LONG, rows=4, label=_("What was agreed, in plain words?"))
    reason = Words(max_length=LONG, rows=3, required=False, label=_("If not: why not, and what comes next?"))

    def __init__(self, *args: Any, seats: Sequence[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.there = seats
        for seat in seats:
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

    def seats(self) -> Iterator[tuple[BoundField, BoundField]]:
        for seat in self.there:
            yield self[f"stand_{seat.slug}"], self[f"words_{seat.slug}"]

    def stands(self) -> dict[Seat, tuple[str, str]]:
        given = self.cleaned_data
        return {seat: (given[f"stand_{seat.slug}"], given[f"words_{seat.slug}"]) for seat in self.there}


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
