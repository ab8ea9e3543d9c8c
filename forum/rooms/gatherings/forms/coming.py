"""Saying that one may come: nothing in it is needed."""

import secrets
from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from forum.ground import codes
from forum.ground.forms import Form, Line, Mobile
from forum.rooms.gatherings.models import Gathering
from forum.rooms.gatherings.rules import MOST_TOGETHER, ComingWay, Lift, Told

EMPTY = {
    Told.EMAIL: _("Write the email address that we can tell."),
    Told.TEXT: _("Write the mobile number that we can tell."),
    Told.LETTER: _("Write the postal address that we can tell."),
}


class ComingForm(Form):
    how = forms.ChoiceField(
        choices=ComingWay.choices, initial=ComingWay.THERE, widget=forms.RadioSelect, label=_("How?")
    )
    number = forms.IntegerField(min_value=1, max_value=MOST_TOGETHER, initial=1, label=_("How many of you?"))
    needs = Line(
        max_length=500,
        required=False,
        label=_("Is there anything that would help?"),
        help_text=_("A seat near the door, an interpreter, somebody to meet you outside."),
    )
    lift = forms.ChoiceField(choices=Lift.choices, initial=Lift.NONE, widget=forms.RadioSelect, label=_("A lift?"))
    lift_from = Line(max_length=80, required=False, label=_("From which town or village?"))
    called = Line(max_length=100, required=False, label=_("What should we call you, if you like?"))
    way = forms.ChoiceField(
        choices=Told.choices,
        initial=Told.NONE,
        widget=forms.RadioSelect,
        label=_("If something changes, how do we tell you?"),
    )
    address = Line(max_length=500, required=False, label=_("Where to?"))
    seed = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, gathering: Gathering, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = {ComingWay.THERE, *((ComingWay.PHONE,) if gathering.by_phone else ())}
        offered |= {ComingWay.VIDEO} if gathering.by_video else set()
        how: Any = self.fields["how"]
        how.choices = [choice for choice in ComingWay.choices if choice[0] in offered]
        if len(offered) == 1:
            how.widget = forms.HiddenInput()
        self.fields["seed"].initial = secrets.token_hex(16)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("lift") in {Lift.ASKED, Lift.OFFERED} and not given.get("lift_from"):
            self.add_error("lift_from", _("Write the town or village that the lift is from."))
        way = given.get("way")
        if way == Told.NONE:
            given["address"] = ""
        elif way and not given.get("address"):
            self.add_error("address", EMPTY[Told(way)])
        elif way and "address" not in self.errors:
            try:
                given["address"] = self._reached(way, given["address"])
            except forms.ValidationError as no:
                self.add_error("address", no)
        return given

    @staticmethod
    def _reached(way: str, typed: str) -> str:
        if way == Told.EMAIL:
            validate_email(typed)
        return str(Mobile(required=False).clean(typed)) if way == Told.TEXT else typed


class CodeForm(Form):
    code = Line(
        max_length=60, label=_("Your code"), error_messages={"required": _("Type the code that you were given.")}
    )

    def clean_code(self) -> str:
        """The code, if it can be one at all."""
        typed = str(self.cleaned_data["code"])
        if not codes.check(typed):
            raise forms.ValidationError(_("That is not quite a code of ours. Look at it once more."))
        return codes.tidy(typed)
