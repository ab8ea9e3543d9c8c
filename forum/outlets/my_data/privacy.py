"""What is kept of those who asked about their data, and what the journal knows that somebody did."""

from django.utils.translation import gettext_lazy as _

from forum.ground.journal.models import Event
from forum.ground.keeping import Kept, Rows
from forum.outlets.my_data import actions
from forum.outlets.my_data.models import Complaint, Erasure
from forum.outlets.my_data.rules import COMPLAINTS_KEPT
from forum.people.policy import POLICY

HOLDS = frozenset({"my_data.Complaint", "my_data.Erasure", "journal.Event"})
KEPT = (
    Kept(
        name="complaints",
        what=_("A complaint about data, with our answer, after it was answered"),
        why=_("So that it can be shown how it was dealt with."),
        period=COMPLAINTS_KEPT,
        due=lambda: Complaint.objects.answered_long_ago().count(),
        forget=actions.forget_complaints,
    ),
)


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """Complaints, whether they asked to be forgotten, and what they did here in the last year."""
    del account
    acts = {row.act: row.words for row in POLICY.all()}
    return {
        "Complaints about data": [
            {"words": one.words, "came": one.came_at.isoformat(), "called": one.called, "answer": one.answer}
            for one in Complaint.objects.filter(person=person).order_by("pk")
        ],
        "That you asked to be forgotten": [
            {"asked": one.asked_at.isoformat(), "undone": one.undone_at and one.undone_at.isoformat()}
            for one in Erasure.objects.filter(person=person).order_by("pk")
        ],
        "What you did here in the last year": [
            {"what": str(acts.get(one.act, one.act)), "on": one.at.date().isoformat()}
            for one in Event.objects.filter(actor=person).order_by("pk")
        ],
    }


def erase(*, person: int, account: int | None) -> None:
    """Let go of who complained. One that waits keeps its address until it is answered: somebody is owed a word."""
    del account
    Complaint.objects.filter(person=person, answered_at__isnull=False).update(address="", words="")
    Complaint.objects.filter(person=person).update(person=None, called="")
