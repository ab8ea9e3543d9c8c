"""Replying, promising, telling how it goes, saying that it is done."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Day, Form, Line, Words
from forum.journey.promised.actions import Evidence, Side
from forum.journey.promised.evidence import look_at
from forum.journey.promised.rules import ReplyKind, reason_missing
from forum.journey.promised.rules import Words as Refusals
from forum.people.membership.models import Group, Office, Organisation
from forum.people.membership.rules import GroupKind
from forum.people.policy import Actor, Refused, Role

LONG = 5_000
MOST = 40


class ReplyForm(Form):
    kind = forms.ChoiceField(choices=ReplyKind.choices, widget=forms.RadioSelect, label=_("What do you say to it?"))
    reason = Words(max_length=LONG, rows=5, required=False, label=_("Why, in plain words"))
    limits = Words(
        max_length=LONG, rows=2, required=False, label=_("What really stands in the way? (law, money, people)")
    )
    promise = Words(max_length=LONG, rows=3, required=False, label=_("What will you do?"))
    due = Day(required=False, label=_("By when?"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.errors:
            return given
        if reason_missing(given.get("kind", ""), given.get("reason", "")):
            self.add_error("reason", Refusals.NO_REASON)
        if given.get("promise", "").strip() and not given.get("due"):
            self.add_error("due", Refusals.NO_DAY)
        return given


class DelayForm(Form):
    words = Words(max_length=LONG, rows=3, label=_("What holds it up?"))
    next_word_by = Day(label=_("By when do people hear more?"))


def side_named(name: str) -> Side:
    """The side behind a choice: `office:3`, `organisation:5`, or the forum."""
    kind, _colon, pk = name.partition(":")
    if kind == "office":
        return Side(office=Office.objects.get(pk=int(pk)))
    if kind == "organisation":
        return Side(organisation=Organisation.objects.get(pk=int(pk)))
    return Side(group=Group.objects.get(kind=GroupKind.FORUM))


def others(actor: Actor) -> list[tuple[str, str]]:
    """Everybody else who could be asked to join a promise, by name."""
    own_offices = [place.pk for place in actor.offices]
    own_organisations = [place.pk for place in actor.organisations]
    offices = Office.objects.exclude(pk__in=own_offices).filter(is_coordinator=False, is_duty=False)
    partners = Organisation.objects.exclude(pk__in=own_organisations).filter(is_host=False)
    found = [(f"office:{one.pk}", one.name) for one in offices.order_by("name")[:MOST]]
    found += [(f"organisation:{one.pk}", one.name) for one in partners.order_by("name")[:MOST]]
    return [*found, ("forum", str(_("the forum")))]


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
        return side_named(str(self.cleaned_data["side"]))


class CommitForm(SideForm):
    words = Words(max_length=LONG, rows=4, label=_("What do you promise?"))
    due = Day(label=_("By when?"))
    limits = Words(max_length=LONG, rows=2, required=False, label=_("What does it depend on, or cannot do?"))
    invite = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, label=_("Who could do it with you?")
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        choice: Any = self.fields["invite"]
        choice.choices = others(actor)

    def invited(self) -> list[Side]:
        return [side_named(name) for name in self.cleaned_data["invite"]]


class InviteForm(Form):
    side = forms.ChoiceField(widget=forms.RadioSelect, label=_("Whom do you ask?"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["side"]
        choice.choices = others(actor)


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
    measure = Line(max_length=120, required=False, label=_("What was counted?"))
    before = Line(max_length=60, required=False, label=_("Before"))
    after = Line(max_length=60, required=False, label=_("After"))
    file = forms.FileField(required=False, label=_("A picture, a PDF or a table (CSV), up to 3 MB"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        upload = given.get("file")
        if upload:
            try:
                given["file"] = look_at(upload)
            except Refused as no:
                self.add_error("file", str(no))
        return given

    def shown(self) -> Evidence:
        given = self.cleaned_data
        return Evidence(
            words=given["evidence"],
            link=given["evidence_link"],
            measure=given["measure"],
            before=given["before"],
            after=given["after"],
            file=given["file"] or None,
        )
