"""Joining, for oneself or for somebody beside one; saying anew who one is."""

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Line
from forum.people.membership.forms import BOXES, WAYS, PostedForm
from forum.people.membership.rules import Way

NOT_AT_ALL = (Way.NONE.value, _("Not at all"))
ON_A_CARD = (Way.NONE.value, _("Not at all. I get a card with codes to come in by"))


class JoinForm(PostedForm):
    """Joining; `seed` makes the same form sent twice one joining."""

    called = Line(
        max_length=100,
        label=_("What should we call you?"),
        error_messages={"required": _("Write a name. Any that you like will do.")},
    )
    seed = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    field_order = ("called", "way", *BOXES.values(), "seed")
    none = ON_A_CARD

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        way: Any = self.fields["way"]
        way.choices = [*WAYS, self.none]
        way.label = _("How can we reach you?")
        self.fields["seed"].initial = secrets.token_hex(16)

    def clean(self) -> dict[str, Any]:
        """Look only at the box of the way that was chosen; not at all needs none."""
        given: dict[str, Any] = dict(self.cleaned_data)
        if given.get("way") == Way.NONE:
            for box in BOXES.values():
                self.errors.pop(box, None)
            reached = {"way": Way.NONE, "address": ""}
        else:
            reached = super().clean()
        own = {name: given[name] for name in self.fields if name in given and name not in {"way", *BOXES.values()}}
        return own | reached


class SomebodyForm(JoinForm):
    none = (Way.NONE.value, _("Not at all. They get a card with codes to come in by"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["called"].label = _("What should we call them?")
        self.fields["way"].label = _("How can we reach them?")
        del self.fields["seed"]


class DetailsForm(JoinForm):
    said_like = Line(
        max_length=120, required=False, label=_("How is it said?"), help_text=_("If people often get it wrong.")
    )
    field_order = ("called", "said_like", "way", *BOXES.values())
    none = NOT_AT_ALL

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["way"].label = _("How do you want to be reached?")
        del self.fields["seed"]
