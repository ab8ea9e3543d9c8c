"""Being kept posted: a way and an address, and nothing else."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Day, Form, Line, Mobile
from forum.people.membership.rules import Way

BOXES = {Way.EMAIL: "address", Way.TEXT: "mobile", Way.LETTER: "postal"}
EMPTY = {
    Way.EMAIL: _("Write the email address that it should go to."),
    Way.TEXT: _("Write the mobile number that it should go to."),
    Way.LETTER: _("Write the postal address that it should go to."),
}
WAYS = [
    (way.value, words) for way, words in zip(BOXES, (_("By email"), _("By text message"), _("By post")), strict=True)
]


class PostedForm(Form):
    way = forms.ChoiceField(
        choices=WAYS, initial=Way.EMAIL, required=False, widget=forms.RadioSelect, label=_("How should it come?")
    )
    address = forms.EmailField(required=False, label=_("Email address"))
    mobile = Mobile(required=False, max_length=40, label=_("Mobile number"))
    postal = forms.CharField(
        required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 4}), label=_("Postal address")
    )

    def clean(self) -> dict[str, Any]:
        """Look only at the box of the way that was chosen; the others may hold anything."""
        given = super().clean() or {}
        way = Way(given.get("way") or Way.EMAIL)
        box = BOXES[way]
        for other in set(BOXES.values()) - {box}:
            self.errors.pop(other, None)
        if not given.get(box) and box not in self.errors:
            self.add_error(box, EMPTY[way])
        return {"way": way, "address": given.get(box, "")}


class HandOverForm(Form):
    called = Line(max_length=100, label=_("Who holds it next? What they are called"))
    email = forms.EmailField(label=_("The email address that they sign in with"))
    since = Day(label=_("From which day?"))
