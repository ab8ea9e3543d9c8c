"""Saying that one may come: nothing in it is needed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Code, Form, Line, Seed
from forum.people.membership.forms import BOXES, ReachForm
from forum.rooms.gatherings.models import Gathering
from forum.rooms.gatherings.rules import MOST_TOGETHER, ComingWay, Lift


class ComingForm(ReachForm):
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
    seed = Seed()
    field_order = ("how", "number", "needs", "lift", "lift_from", "called", "way", *BOXES.values(), "seed")
    none_first = True

    def __init__(self, *args: Any, gathering: Gathering, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["way"].label = _("If something changes, how do we tell you?")
        offered = {ComingWay.THERE, *((ComingWay.PHONE,) if gathering.by_phone else ())}
        offered |= {ComingWay.VIDEO} if gathering.by_video else set()
        how: Any = self.fields["how"]
        how.choices = [choice for choice in ComingWay.choices if choice[0] in offered]
        if len(offered) == 1:
            how.widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("lift") in {Lift.ASKED, Lift.OFFERED} and not given.get("lift_from"):
            self.add_error("lift_from", _("Write the town or village that the lift is from."))
        return given


class CodeForm(Form):
    code = Code(max_length=60, label=_("Your code"))
