"""What care keeps of somebody: handed over, and taken out."""

from datetime import date

from django.db import transaction

from forum.ground import journal
from forum.ground.keeping import Rows
from forum.people.care.actions.circles import close_empty
from forum.people.care.models import (
    Buddy,
    CircleAsked,
    CircleWord,
    Debrief,
    KeptComing,
    Need,
    NeedsOverride,
    NeedsSheet,
    Pace,
    Part,
    QuietHours,
    SecondAsked,
    SmallThing,
    WhenUnwell,
)
from forum.people.care.queries import circles_of
from forum.people.membership.models import Membership, Resting, StandIn

HOLDS = frozenset(
    model._meta.label
    for model in (
        Buddy, CircleAsked, CircleWord, Debrief, KeptComing, Need, NeedsOverride, NeedsSheet, Pace, Part, QuietHours,
        Resting, SecondAsked, SmallThing, StandIn, WhenUnwell,
    )
)  # fmt: skip


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """Everything of this person, in plain words. Of others, only that they share it."""
    del account
    return {**_pace(person), **_helping(person), **_circles(person), **_needs(person)}


def _pace(person: int) -> dict[str, Rows]:
    return {
        "How much you said that you can take on": [
            {"amount": one.amount, "said on": one.said_at.date().isoformat(), "until": _day(one.until)}
            for one in Pace.objects.filter(person=person).order_by("pk")
        ],
        "When you rested": [
            {"from": one.since.isoformat(), "until": _day(one.until)}
            for one in Resting.objects.filter(person=person).order_by("pk")
        ],
        "What still comes while you rest": [
            {"what": one.get_kind_display()} for one in KeptComing.objects.filter(person=person).order_by("pk")
        ],
        "What you are the second person of": [
            {"place": one.name, "from": one.since.isoformat(), "until": _day(one.until)}
            for one in StandIn.objects.filter(person=person).select_related("seat", "office").order_by("pk")
        ],
        "Asked to be a second person": [
            {"place": one.name, "on": one.asked_at.date().isoformat(), "you asked": one.asked_by_id == person}
            for one in (SecondAsked.objects.filter(person=person) | SecondAsked.objects.filter(asked_by=person))
            .select_related("seat", "office")
            .order_by("pk")
        ],
    }


def _helping(person: int) -> dict[str, Rows]:
    return {
        "Your buddy, and whose buddy you are": [
            {"you chose": one.person_id == person, "agreed": one.accepted_at is not None}
            for one in (Buddy.objects.filter(person=person) | Buddy.objects.filter(buddy=person)).order_by("pk")
        ],
        "Small things that you asked for, and tasks that you shared": [
            {
                "words": one.words,
                "on": one.asked_at.date().isoformat(),
                "parts": [part.words for part in one.parts.all()],
            }
            for one in SmallThing.objects.filter(asked_by=person).prefetch_related("parts").order_by("pk")
        ],
        "Parts that you took": [
            {"words": one.words, "done": one.done_at is not None}
            for one in Part.objects.filter(taken_by=person).order_by("pk")
        ],
        "What helps when you are not well": [
            {"words": one.words, "shown to your buddy": one.shown_to_buddy}
            for one in WhenUnwell.objects.filter(person=person)
        ],
        "Talks that you asked for after reading": [
            {"on": one.asked_at.date().isoformat(), "looked after": one.looked_after_at is not None}
            for one in Debrief.objects.filter(person=person).order_by("pk")
        ],
    }


def _circles(person: int) -> dict[str, Rows]:
    return {
        "Your circles": [{"name": one.name} for one in circles_of(person)],
        "What you said in circles": [
            {"circle": one.circle.name, "words": one.words, "on": one.said_at.date().isoformat()}
            for one in CircleWord.objects.filter(writer=person).select_related("circle").order_by("pk")
        ],
        "Circles that asked you in": [
            {"name": one.circle.name} for one in CircleAsked.objects.filter(person=person).select_related("circle")
        ],
    }


def _needs(person: int) -> dict[str, Rows]:
    return {
        "How you can be told things": [
            {
                "needs": [need.get_code_display() for need in Need.objects.filter(person=person).order_by("pk")],
                "words": one.words, "postal address": one.postal, "asked on": one.asked_on.isoformat(),
            }
            for one in NeedsSheet.objects.filter(person=person)
        ],
        "What was sent otherwise": [
            {"way": one.way, "reason": one.reason, "on": one.at.date().isoformat()}
            for one in NeedsOverride.objects.filter(person=person).order_by("pk")
        ],
        "Hours in which nothing comes": [
            {"from": one.begins.isoformat(), "until": one.ends.isoformat()}
            for one in QuietHours.objects.filter(person=person)
        ],
    }  # fmt: skip


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


@transaction.atomic
def erase(*, person: int, account: int | None) -> None:
    """Delete all of it. Parts of others' things that they had taken are free again, and empty circles are gone."""
    del account
    journal.note(act="care.erase", actor=person, subject=f"person:{person}")
    circles = list(circles_of(person))
    Membership.objects.filter(person=person, group__in=circles).delete()
    Part.objects.filter(taken_by=person).update(taken_by=None)
    for model in (Pace, KeptComing, Need, NeedsOverride, NeedsSheet, QuietHours, WhenUnwell, Resting, StandIn):
        model.objects.filter(person=person).delete()
    CircleWord.objects.filter(writer=person).delete()
    for gone in (Buddy.objects.filter(person=person), Buddy.objects.filter(buddy=person)):
        gone.delete()
    for asked in (SecondAsked, CircleAsked):
        asked.objects.filter(person=person).delete()
        asked.objects.filter(asked_by=person).delete()
    Debrief.objects.filter(person=person).delete()
    Debrief.objects.filter(talks_with=person).update(talks_with=None)
    SmallThing.objects.filter(asked_by=person).delete()
    for circle in circles:
        if not Membership.objects.now().filter(group=circle).exists():
            close_empty(circle=circle)
    NeedsSheet.objects.filter(recorded_by=person).update(recorded_by=None)
    NeedsOverride.objects.filter(by=person).update(by=None)
