"""Terms of reference as they are, to be changed where somebody would like them otherwise."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Form, Words
from forum.people.membership.models import Constituency, Terms

MOST = 99
MOST_CHAIRS = 4
LONGEST_REPLY = 60
LONGEST_TERM = 60


class TermsForm(Form):
    """A box for each side, where `seats` says that the group has seats."""

    why = Words(max_length=2_000, rows=3, required=False, label=_("Why should they change?"))
    purpose = Words(max_length=5_000, rows=4, required=False, label=_("What is it for?"))
    quorum = forms.IntegerField(min_value=1, max_value=MOST, label=_("How many must be there to decide?"))
    chairs = forms.IntegerField(min_value=1, max_value=MOST_CHAIRS, initial=2, label=_("How many share the chair?"))
    chair_side = forms.ModelChoiceField(
        queryset=Constituency.objects.none(), required=False, empty_label=_("Nobody in particular"),
        label=_("From which side does one of them come at least?"),
    )  # fmt: skip
    term_months = forms.IntegerField(
        min_value=1, max_value=LONGEST_TERM, required=False,
        label=_("For how many months is a chair chosen? Empty: until they say"),
    )  # fmt: skip
    reopens_at = forms.IntegerField(
        min_value=1, max_value=MOST, label=_("At how many people who say “not there yet” does a matter open again?")
    )
    reply_within_working_days = forms.IntegerField(
        min_value=1, max_value=LONGEST_REPLY, label=_("Within how many working days does an office reply?")
    )
    # What only a group with seats decides.
    WITH_SEATS = ("chair_side", "reopens_at", "reply_within_working_days")

    def __init__(self, *args: Any, now: Terms | None, seats: bool = True, **kwargs: Any) -> None:
        start = now.said() if now else {}
        super().__init__(*args, initial=start, **kwargs)
        self.sides = list(Constituency.objects.order_by("order", "pk")) if seats else []
        if not seats:
            for name in self.WITH_SEATS:
                del self.fields[name]
            return
        chosen: Any = self.fields["chair_side"]
        chosen.queryset = Constituency.objects.order_by("order", "pk")
        chosen.label_from_instance = lambda side: side.name
        stands = now.sides() if now else {}
        for side in self.sides:
            self.fields[f"side-{side.slug}"] = forms.IntegerField(
                min_value=0, max_value=MOST, required=False, initial=stands.get(side.slug, 0),
                label=_("Of those, at least so many of: %(side)s") % {"side": side.name},
            )  # fmt: skip

    def told(self) -> dict[str, Any]:
        """What the verbs that change terms take."""
        shares = {side.slug: self.cleaned_data.get(f"side-{side.slug}") or 0 for side in self.sides}
        said = {name: value for name, value in self.cleaned_data.items() if not name.startswith("side-")}
        return said | {"shares": shares}
