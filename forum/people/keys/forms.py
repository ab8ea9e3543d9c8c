"""Why, what changes, and a word with a no."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Form, Line, Words
from forum.people.membership.models import Constituency, Terms

MOST = 99
LONGEST_REPLY = 60


class ReasonForm(Form):
    words = Line(max_length=300, required=False, label=_("Why, in plain words"))


class TermsForm(Form):
    """The terms as they are, to be changed where somebody would like them otherwise; a box for each side."""

    why = Words(max_length=2_000, rows=3, required=False, label=_("Why should they change?"))
    purpose = Words(max_length=5_000, rows=4, required=False, label=_("What is the forum for?"))
    quorum = forms.IntegerField(min_value=1, max_value=MOST, label=_("How many seats must be there to decide?"))
    reopens_at = forms.IntegerField(
        min_value=1, max_value=MOST, label=_("At how many people who say “not there yet” does a matter open again?")
    )
    reply_within_working_days = forms.IntegerField(
        min_value=1, max_value=LONGEST_REPLY, label=_("Within how many working days does an office reply?")
    )

    def __init__(self, *args: Any, now: Terms | None, **kwargs: Any) -> None:
        shares = dict(now.shares.values_list("constituency", "at_least")) if now else {}
        start = {"purpose": now.purpose, "quorum": now.quorum, "reopens_at": now.reopens_at,
                 "reply_within_working_days": now.reply_within_working_days} if now else {}  # fmt: skip
        super().__init__(*args, initial=start, **kwargs)
        self.sides = list(Constituency.objects.order_by("order", "pk"))
        for side in self.sides:
            self.fields[f"side-{side.slug}"] = forms.IntegerField(
                min_value=0, max_value=MOST, required=False, initial=shares.get(side.pk, 0),
                label=_("Of those, at least so many of: %(side)s") % {"side": side.name},
            )  # fmt: skip

    def shares(self) -> dict[str, int]:
        return {side.slug: self.cleaned_data.get(f"side-{side.slug}") or 0 for side in self.sides}

    def told(self) -> dict[str, Any]:
        names = ("why", "purpose", "quorum", "reopens_at", "reply_within_working_days")
        return {name: self.cleaned_data[name] for name in names} | {"shares": self.shares()}
