"""Answering on the short road, taking a matter up, preparing it for a meeting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Day, Form, Line, Words
from forum.journey.taken_up import from_groups
from forum.journey.taken_up.rules import SLOT_MINUTES, Short
from forum.journey.taken_up.rules import Words as Refusals
from forum.journey.taken_up.short_road import Concerned
from forum.journey.themed.models import Theme
from forum.people.membership.models import Office, Organisation, Seat
from forum.people.membership.rules import GroupKind
from forum.rooms.gatherings.models import Gathering
from forum.rooms.gatherings.queries import last_meeting_before
from forum.rooms.gatherings.rules import DECIDES
from forum.rooms.together.models import Work

MOST = 40
LONG = 5_000


class UpdatesForm(Form):
    """Work that goes on; whatever has had news since the last meeting of this kind is chosen to begin with."""

    works = forms.ModelMultipleChoiceField(
        queryset=Work.objects.none(), to_field_name="public_id", required=False,
        widget=forms.CheckboxSelectMultiple, label=_("Whose work?"),
    )  # fmt: skip
    minutes = forms.IntegerField(min_value=1, max_value=30, initial=5, label=_("How many minutes for each?"))

    def __init__(self, *args: Any, meeting: Gathering, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        going_on = list(Work.objects.going_on()[:MOST])
        choice: Any = self.fields["works"]
        choice.queryset = Work.objects.going_on()
        choice.choices = [
            (work.public_id, f"{work.title}: {work.news}" if work.news else work.title) for work in going_on
        ]
        last = last_meeting_before(meeting)
        self.initial["works"] = [one.public_id for one in going_on if last and one.news_at > last.starts_at]


class ShortForm(Form):
    kind = forms.ChoiceField(
        choices=Short.choices, initial=Short.ANSWER, widget=forms.RadioSelect, label=_("What is it?")
    )
    words = Words(max_length=LONG, rows=5, label=_("What you tell them"))
    thanks_to = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, label=_("Whom does a thank-you go to?")
    )
    passed_on = Words(max_length=LONG, rows=2, required=False, label=_("What you pass on to them"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["thanks_to"]
        choice.choices = places()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("kind") == Short.THANKS and not given.get("thanks_to") and not self.errors:
            self.add_error("thanks_to", Refusals.NOBODY_TO_THANK)
        if given.get("kind") == Short.THANKS and not given.get("passed_on", "").strip() and not self.errors:
            self.add_error("passed_on", Refusals.SAY_SOMETHING_TO_THEM)
        return given

    def concerned(self) -> list[Concerned]:
        if self.cleaned_data["kind"] != Short.THANKS:
            return []
        return [Concerned(**place_named(name)) for name in self.cleaned_data["thanks_to"]]


def places(*, seats: bool = False) -> list[tuple[str, str]]:
    """Offices and organisations that somebody may turn to, and seats where they may be asked."""
    offices = Office.objects.filter(is_coordinator=False, is_duty=False).order_by("name")[:MOST]
    found = [(f"office:{one.pk}", one.name) for one in offices]
    found += [(f"organisation:{one.pk}", one.name) for one in Organisation.objects.order_by("name")[:MOST]]
    if seats:
        held = Seat.objects.filter(group__kind=GroupKind.FORUM).order_by("order", "name")[:MOST]
        found += [(f"seat:{one.pk}", _("the seat %(name)s") % {"name": one.name}) for one in held]
    return found


def place_named(name: str) -> dict[str, Any]:
    """What stands behind a choice of `places`, under the name that an action takes it by."""
    kind, _colon, pk = name.partition(":")
    models: dict[str, Any] = {"office": Office, "organisation": Organisation, "seat": Seat}
    return {kind: models[kind].objects.get(pk=int(pk))}


class MeetingField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when it runs
    """An open meeting; `been` and `to come` are different questions."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Gathering.objects.filter(kind__in=DECIDES), widget=forms.RadioSelect, **kwargs)

    def offer(self, gatherings: Any) -> None:
        self.choices = [(one.pk, f"{one.starts_at:%-d %B %Y}, {one.venue.town}") for one in gatherings]


class TakeUpForm(Form):
    title = Line(max_length=120, label=_("What is the matter, in a few words?"))
    in_short = Line(max_length=300, required=False, label=_("One sentence more, if it helps"))
    themes = forms.ModelMultipleChoiceField(
        queryset=Theme.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        label=_("Which themes feed it?"),
    )
    meeting = MeetingField(label=_("At which open meeting was it taken up?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themes = Theme.objects.standing().order_by("-voices", "-pk")[:MOST]
        choice: Any = self.fields["themes"]
        choice.choices = [(theme.pk, f"{theme.name} ({theme.voices})") for theme in themes]
        meeting: Any = self.fields["meeting"]
        meeting.offer(Gathering.objects.been().filter(kind__in=DECIDES).select_related("venue")[:5])


class EarlyForm(Form):
    title = Line(max_length=120, label=_("What is the plan, in a few words?"))
    in_short = Line(max_length=300, required=False, label=_("One sentence more, if it helps"))
    what_is_fixed = Words(max_length=LONG, rows=4, required=False, label=_("What is fixed?"))
    what_is_open = Words(max_length=LONG, rows=4, label=_("What can still change?"))
    open_until = Day(label=_("Until when can it change?"))


class NoteForm(Form):
    words = Words(max_length=LONG, rows=5, label=_("What would this mean for you, or for people you know?"))
    signed = Line(max_length=120, required=False, label=_("How would you like to be named? (or leave it empty)"))


class AskForm(Form):
    place = forms.ChoiceField(widget=forms.RadioSelect, label=_("Whom do you ask?"))
    by = Day(label=_("By when is it needed?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["place"]
        choice.choices = places(seats=True)


class AgendaForm(Form):
    meeting = MeetingField(label=_("At which meeting?"))
    minutes = forms.IntegerField(
        min_value=SLOT_MINUTES.start, max_value=SLOT_MINUTES.stop - 1, initial=20, label=_("How many minutes?")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        meeting: Any = self.fields["meeting"]
        held = Gathering.objects.filter(kind__in=DECIDES, cancelled_at=None)
        meeting.offer(held.select_related("venue").order_by("-starts_at")[:6])


class FromGroupsForm(AgendaForm):
    recommendations = forms.ModelMultipleChoiceField(
        queryset=from_groups.waiting(), widget=forms.CheckboxSelectMultiple, label=_("Which of them?")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        meeting: Any = self.fields["meeting"]
        meeting.offer(Gathering.objects.taking_place().filter(kind__in=DECIDES).select_related("venue")[:6])
        asked: Any = self.fields["recommendations"]
        waiting = list(from_groups.waiting()[:MOST])
        asked.choices = [(one.pk, f"{one.words} ({one.group.name})") for one in waiting]
        asked.initial = [one.pk for one in waiting]
