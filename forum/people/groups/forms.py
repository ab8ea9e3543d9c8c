"""Forming a group, asking somebody in, an evaluation day, recommendations, and who is missing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Day, Form, Line, Words
from forum.people.groups.rules import Missing
from forum.people.membership.models import Membership, Organisation, Person, Seat
from forum.people.membership.rules import GroupKind

CHAIRS = (1, 2, 3, 4)
MOST = 99
LISTED = 100


class GroupForm(Form):
    name = Line(max_length=150, label=_("What is it called?"))
    purpose = Words(max_length=5_000, rows=4, label=_("What is it for?"))
    in_short = Line(max_length=300, required=False, label=_("In one sentence, if that helps"))
    quorum = forms.IntegerField(
        min_value=1, max_value=MOST, initial=3, label=_("How many must be there to decide something?")
    )
    chairs = forms.IntegerField(min_value=1, max_value=max(CHAIRS), initial=2, label=_("How many share the chair?"))


class CalledForm(Form):
    called = Line(max_length=100, label=_("Whom? Write the name that they go by here."))

    def clean_called(self) -> Person:
        """The member of that name."""
        here = Membership.objects.now().filter(group__kind=GroupKind.FORUM).values("person")
        found = list(Person.objects.filter(pk__in=here, called__iexact=self.cleaned_data["called"])[:2])
        if len(found) != 1:
            raise forms.ValidationError(
                _("We know nobody of that name here. Write the name as they are called, or ask the coordinator.")
            )
        return found[0]


class EvaluationForm(Form):
    partner = forms.ModelChoiceField(queryset=Organisation.objects.none(), label=_("Who runs it?"))
    day = Day(label=_("On which day?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        partner: Any = self.fields["partner"]
        partner.queryset = Organisation.objects.filter(is_host=False).exclude(offices__is_coordinator=True)
        partner.choices = [(one.pk, one.name) for one in partner.queryset.order_by("name")[:LISTED]]


class FindingsForm(Form):
    findings = Words(max_length=20_000, rows=8, label=_("What was found, in plain words?"))


class RecommendationsForm(Form):
    recommendations = Words(max_length=4_000, rows=8, label=_("What does the group recommend? A line each."))

    def clean_recommendations(self) -> list[str]:
        lines = [each.strip() for each in str(self.cleaned_data["recommendations"]).splitlines() if each.strip()]
        if any(len(each) > 300 for each in lines):  # noqa: PLR2004 - as long as the column
            raise forms.ValidationError(_("One of them is long. Put it in fewer words, or make two of it."))
        return lines


class MissingForm(Form):
    kind = forms.ChoiceField(
        choices=Missing.choices, initial=Missing.COMMUNITY, widget=forms.RadioSelect, label=_("Who is it?")
    )
    name = Line(max_length=120, label=_("What do they call themselves?"))
    why = Line(max_length=300, required=False, label=_("What would be different with them there?"))
    seat = forms.ModelChoiceField(queryset=Seat.objects.none(), required=False, label=_("Which seat is open for them?"))
    invites = forms.ModelChoiceField(queryset=Seat.objects.none(), required=False, label=_("Which seat invites them?"))
    by = Day(required=False, label=_("By when?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats = Seat.objects.filter(group__kind=GroupKind.FORUM).order_by("order", "pk")
        choices = [("", _("None yet")), *((seat.pk, seat.name) for seat in seats)]
        for name in ("seat", "invites"):
            field: Any = self.fields[name]
            field.queryset, field.choices = seats, choices
