"""Who said that they come, who goes where with whom, and whose yes it was: handed over, and let go of."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from forum.ground import journal
from forum.ground.keeping import Kept, Rows
from forum.people.policy import VISITOR
from forum.rooms.gatherings.actions import forget_coming, forget_dates, not_coming
from forum.rooms.gatherings.models import Coming, DateAnswer, DatePoll, Pair, Visit
from forum.rooms.gatherings.rules import COMING_KEPT, DATES_KEPT

KEPT = (
    Kept(
        name="coming",
        what=_("That somebody said they would come to a gathering, and what would help them there"),
        why=_("So that there is a place, and a lift."),
        period=COMING_KEPT,
        due=lambda: Coming.objects.old().count(),
        forget=forget_coming,
    ),
    Kept(
        name="dates",
        what=_("When somebody said that they could come, while a day was looked for"),
        why=_("So that a day is found that suits members."),
        period=DATES_KEPT,
        due=lambda: DatePoll.objects.old().count(),
        forget=forget_dates,
    ),
)
HOLDS = frozenset({Coming._meta.label, DateAnswer._meta.label, Pair._meta.label, Visit._meta.label})


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """Where this person said that they come, where they went as one of two, and what they said yes to."""
    del account
    return {
        "Where you said that you come": [
            {
                "gathering": one.gathering.title,
                "day": one.gathering.starts_at.date().isoformat(),
                "called": one.called,
                "needs": one.needs,
                "lift": one.get_lift_display(),
                "told": one.address,
            }
            for one in Coming.objects.filter(person=person).select_related("gathering").order_by("pk")
        ],
        "When you said that you could": [
            {"for": one.option.poll.title, "at": one.option.starts_at.isoformat(), "can": one.get_can_display()}
            for one in DateAnswer.objects.filter(person=person).select_related("option__poll").order_by("pk")
        ],
        "Where you went as one of two": [
            {"gathering": one.gathering.title, "day": one.gathering.starts_at.date().isoformat()}
            for one in Pair.objects.filter(person=person).select_related("gathering").order_by("pk")
        ],
        "Visits that you said yes to": [
            {"gathering": one.gathering.title, "words": one.shared}
            for one in Visit.objects.filter(approved_by=person).select_related("gathering").order_by("pk")
        ],
    }


@transaction.atomic
def erase(*, person: int, account: int | None) -> None:
    """Places are free again; who went where is forgotten, what was heard there stays the group's."""
    del account
    for one in Coming.objects.filter(person=person):
        not_coming(actor=VISITOR, coming=one)
    gone = Pair.objects.filter(person=person).delete()[0] + DateAnswer.objects.filter(person=person).delete()[0]
    gone += Visit.objects.filter(approved_by=person).update(approved_by=None)
    if gone:
        journal.note(act="gatherings.erase", actor=person, subject=f"person:{person}")
