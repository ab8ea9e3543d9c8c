"""A wish, a name, and a dedication."""

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Form, Line
from forum.people.farewells.rules import WordsThen
from forum.people.membership.models import Person


class WishForm(Form):
    words = forms.ChoiceField(
        choices=WordsThen.choices, initial=WordsThen.STAY, widget=forms.RadioSelect,
        label=_("What shall become of what you said here, after you?"),
    )  # fmt: skip


class WhoForm(Form):
    called = Line(max_length=100, label=_("Who was it? Write the name that they went by here."))

    def found(self) -> list[Person]:
        """Everybody of that name; there may be several, so the page shows them to choose from."""
        named = Person.objects.filter(called__iexact=self.cleaned_data["called"]).select_related("account")
        return list(named.order_by("joined_at", "pk")[:10])


class DedicationForm(Form):
    remembered_as = Line(max_length=100, required=False, label=_("The name, as the family would like it"))
    dedication = Line(max_length=300, required=False, label=_("A line or two, if they like"))
    family_agrees = forms.BooleanField(required=False, label=_("The family agrees that this stands on the page"))
