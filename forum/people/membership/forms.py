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


class ReachForm(PostedForm):
    """A way to be reached, or none. Whatever else a form asks stands beside it in what was given."""

    none = (Way.NONE.value, _("Not at all"))
    none_first = False  # and then it is what holds while nothing is chosen

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        way: Any = self.fields["way"]
        way.choices = [self.none, *WAYS] if self.none_first else [*WAYS, self.none]
        way.initial = Way.NONE if self.none_first else Way.EMAIL

    def clean(self) -> dict[str, Any]:
        """Look only at the box of the way that was chosen; not at all needs none."""
        given: dict[str, Any] = dict(self.cleaned_data)
        unsaid = Way.NONE if self.none_first else Way.EMAIL
        if (given.get("way") or unsaid) == Way.NONE:
            for box in BOXES.values():
                self.errors.pop(box, None)
            reached: dict[str, Any] = {"way": Way.NONE, "address": ""}
        else:
            reached = super().clean()
        own = {name: given[name] for name in self.fields if name in given and name not in {"way", *BOXES.values()}}
        return own | reached


class HandOverForm(Form):
    called = Line(max_length=100, label=_("Who holds it next? What they are called"))
    email = forms.EmailField(label=_("The email address that they sign in with"))
    since = Day(label=_("From which day?"))
