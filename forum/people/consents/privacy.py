"""What somebody said yes to: handed over, taken out, and kept no longer than it proves something."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from forum.ground import journal
from forum.ground.keeping import Kept, Rows
from forum.people.consents.actions import forget_old
from forum.people.consents.models import Agreed
from forum.people.consents.rules import PROOF_KEPT

HOLDS = frozenset({Agreed._meta.label})
KEPT = (
    Kept(
        name="taken_back",
        what=_("What somebody said yes to and took back"),
        why=_("So that we can show that nothing was done without being asked."),
        period=PROOF_KEPT,
        due=lambda: Agreed.objects.proof_no_longer_needed().count(),
        forget=forget_old,
    ),
)


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """Each yes, in the words that stood there, and when it was taken back."""
    del account
    return {
        "What you said yes to": [
            {
                "words": one.words,
                "said on": one.said_at.date().isoformat(),
                "taken back on": one.taken_back_at.date().isoformat() if one.taken_back_at else None,
            }
            for one in Agreed.objects.filter(person=person).order_by("pk")
        ]
    }


@transaction.atomic
def erase(*, person: int, account: int | None) -> None:
    """Delete each yes."""
    del account
    if Agreed.objects.filter(person=person).delete()[0]:
        journal.note(act="consents.erase", actor=person, subject=f"person:{person}")
