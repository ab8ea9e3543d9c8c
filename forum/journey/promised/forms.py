"""Replying, promising, telling how it goes, saying that it is done."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Day, Form, Words
from forum.journey.promised.actions import Side
from forum.journey.promised.rules import ReplyKind
from forum.people.membership.models import Group, Office, Organisation
from forum.people.membership.rules import GroupKind
from forum.people.policy import Actor, Role

LONG = 5_000


class ReplyForm(Form):
    kind = forms.ChoiceField(choices=ReplyKind.choices, widget=forms.RadioSelect, label=_("What do you say to it?"))
    reason = Words(max_length=LONG, rows=5, required=False, label=_("Why, in plain words"))


class SideForm(Form):
    """For whom: the offices and organisations that somebody holds or acts for, and the forum for its members."""

    side = forms.ChoiceField(widget=forms.RadioSelect, label=_("For whom do you promise it?"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sides = [(f"office:{place.pk}", place.name) for place in actor.offices]
        sides += [(f"organisation:{place.pk}", place.name) for place in actor.organisations]
        if actor.holds(Role.MEMBER):
            sides.append(("forum", str(_("the forum, as one of its members"))))
        choice: Any = self.fields["side"]
        choice.choices = sides

    def chosen(self) -> Side:
        kind, _colon, pk = str(self.cleaned_data["side"]).partition(":")
        if kind == "office":
            return Side(office=Office.objects.get(pk=int(pk)))
        if kind == "organisation":
            return Side(organisation=Organisation.objects.get(pk=int(pk)))
        return Side(group=Group.objects.get(kind=GroupKind.FORUM))


class CommitForm(SideForm):
    words = Words(max_length=LONG, rows=4, label=_("What do you promise?"))
    due = Day(label=_("By when?"))


class ProgressForm(Form):
    words = Words(max_length=LONG, rows=3, label=_("How does it go?"))
    new_due = Day(required=False, label=_("The new day, if it takes longer"))


class DoneForm(Form):
    words = Words(max_length=LONG, rows=3, label=_("What was done?"))
    outcome = Words(max_length=LONG, rows=3, label=_("What changed for people?"))
    evidence = Words(
        max_length=LONG, rows=2, required=False, label=_("How can one see it? (a count, a letter, a date)")
    )
    evidence_link = forms.URLField(
        required=False, assume_scheme="https", label=_("A link, if there is one"),
        error_messages={"invalid": _("A link looks like https://example.org/page.")},
    )  # fmt: skip
