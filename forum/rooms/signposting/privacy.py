"""Who looked at an entry that somebody said is wrong: handed over, and taken out."""

from django.utils.translation import gettext_lazy as _

from forum.ground.keeping import Kept, Rows
from forum.rooms.signposting.introducing import forget_introductions, old_introductions
from forum.rooms.signposting.models import Proposal, WarmIntroduction, Wrong
from forum.rooms.signposting.rules import INTRODUCTION_KEPT

KEPT = (
    Kept(
        name="introductions",
        what=_("Who asked for a warm introduction to a group, and how we reach them"),
        why=_("So that one of us can ring first, or come along."),
        period=INTRODUCTION_KEPT,
        due=lambda: old_introductions().count(),
        forget=forget_introductions,
    ),
)
HOLDS = frozenset({Proposal._meta.label, Wrong._meta.label, WarmIntroduction._meta.label})


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """Which entries of the directory this person looked at after somebody said they are wrong."""
    del account
    return {
        "Entries of the directory that you put right": [
            {"entry": one.listing.name, "on": one.looked_at.isoformat() if one.looked_at else ""}
            for one in Wrong.objects.filter(looked_by=person).select_related("listing").order_by("pk")
        ],
        "What you proposed for your group's entry": [
            {"entry": one.listing.name, "on": one.proposed_at.isoformat(), "said": one.details}
            for one in Proposal.objects.filter(proposed_by=person).select_related("listing").order_by("pk")
        ],
        "What you looked at for the directory": [
            {"entry": one.listing.name, "on": one.looked_at.isoformat() if one.looked_at else ""}
            for one in Proposal.objects.filter(looked_by=person).select_related("listing").order_by("pk")
        ],
        "Whom you introduced to a group": [
            {"group": one.listing.name, "on": one.taken_at.isoformat() if one.taken_at else ""}
            for one in WarmIntroduction.objects.filter(taken_by=person).select_related("listing").order_by("pk")
        ],
    }


def erase(*, person: int, account: int | None) -> None:
    """Take this person out."""
    del account
    WarmIntroduction.objects.filter(taken_by=person).update(taken_by=None)
    Wrong.objects.filter(looked_by=person).update(looked_by=None)
    Proposal.objects.filter(proposed_by=person).update(proposed_by=None)
    Proposal.objects.filter(looked_by=person).update(looked_by=None)
