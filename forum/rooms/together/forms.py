"""Starting something together, and telling how it goes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Day, Form, Line, Words
from forum.people.membership.models import Organisation
from forum.rooms.together.rules import InviteKind, Started

US = [choice for choice in Started.choices if choice[0] != Started.OUTSIDE]


class StartForm(Form):
    title = Line(max_length=120, label=_("What is it, in a few words?"))
    in_short = Line(max_length=300, label=_("What do you do, in one sentence?"))
    started_by = forms.ChoiceField(
        choices=US, initial=Started.MEMBERS, widget=forms.RadioSelect, label=_("Who started it?")
    )
    partners = forms.ModelMultipleChoiceField(
        queryset=Organisation.objects.order_by("name"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Together with"),
    )
    where = Line(max_length=80, required=False, label=_("Where, if it has a place?"))
    welcome = Line(max_length=200, required=False, label=_("How can others come in?"))


class NewsForm(Form):
    words = Words(max_length=300, rows=3, label=_("How does it go?"))
    finished = forms.BooleanField(required=False, label=_("It is finished now"))


class OfferForm(Form):
    """What it is, and when."""

    kind = forms.ChoiceField(
        choices=InviteKind.choices, initial=InviteKind.TALK_ASKED, widget=forms.RadioSelect, label=_("It is")
    )
    title = Line(max_length=120, label=_("What is it, in a few words?"))
    in_short = Line(max_length=300, label=_("What happens there, in one sentence?"))
    when = Line(max_length=120, required=False, label=_("When and where, if you know it?"))


class SuggestForm(OfferForm):
    """For somebody from outside: how members can reach them too."""

    reach = Line(max_length=200, required=False, label=_("How can members reach you?"))


class InviteForm(OfferForm):
    """For whoever is known here: who started it is public."""

    until = Day(required=False, label=_("Until which day does it stand here?"))
    started_by = forms.ChoiceField(
        choices=US, initial=Started.MEMBERS, widget=forms.RadioSelect, label=_("Who started it?")
    )
    organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.order_by("name"),
        required=False,
        empty_label=_("nobody else"),
        label=_("Together with"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["organisation"]
        choice.choices = [("", _("nobody else")), *choice.queryset.values_list("pk", "name")]


class MonthForm(Form):
    """News by the link of the month."""

    words = Words(max_length=300, rows=3, label=_("How does it go?"))


class StoryForm(Form):
    title = Line(max_length=120, label=_("What would you call it?"))
    words = Words(max_length=20_000, rows=12, label=_("Your story"))
    byline = Line(max_length=80, label=_("Under which name?"))


class CommentForm(Form):
    words = Words(max_length=2_000, rows=4, label=_("What would you like to say?"))
    byline = Line(max_length=80, label=_("Under which name?"))


class WordFirstForm(Form):
    words = Line(max_length=400, label=_("What would you like to talk about?"))


class TrialForm(Form):
    where = Line(max_length=120, label=_("Where was it tried?"))
    came_of_it = Words(max_length=400, rows=3, required=False, label=_("What came of it?"))


class PracticeForm(TrialForm):
    title = Line(max_length=120, label=_("What is it, in a few words?"))
    what = Words(max_length=2_000, rows=5, label=_("How does it work?"))


class TableForm(Form):
    name = Line(max_length=120, label=_("The board or committee"))
    of = Line(max_length=120, label=_("Of which organisation?"))
    decides = Line(max_length=300, required=False, label=_("What does it decide?"))
    meets = Line(max_length=120, required=False, label=_("When does it meet?"))
    held_by = Line(max_length=80, required=False, label=_("Who sits there for us?"))
    since = Day(required=False, label=_("Since when?"))
    asked = Line(max_length=300, required=False, label=_("If nobody: did we ask, and what was said?"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("held_by") and not given.get("since") and "since" not in self.errors:
            self.add_error("since", _("Say since when the seat is held."))
        return given


class BroughtBackForm(Form):
    words = Words(max_length=600, rows=4, label=_("What was brought back?"))
