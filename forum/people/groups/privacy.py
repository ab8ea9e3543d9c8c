"""What groups keep of somebody: who asked them in, and that they wrote findings down."""

from django.db import transaction

from forum.ground import journal
from forum.ground.keeping import Rows
from forum.people.groups.models import Evaluation, GroupAsked

HOLDS = frozenset({Evaluation._meta.label, GroupAsked._meta.label})


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """Groups that ask this person in, whom they asked, and findings that they wrote."""
    del account
    asked = GroupAsked.objects.filter(person=person) | GroupAsked.objects.filter(asked_by=person)
    return {
        "Asked into groups": [
            {"group": one.group.name, "on": one.asked_at.date().isoformat(), "you asked": one.asked_by_id == person}
            for one in asked.select_related("group").order_by("pk")
        ],
        "Findings that you wrote down": [
            {"group": one.group.name, "day": one.day.isoformat(), "words": one.findings}
            for one in Evaluation.objects.filter(written_by=person).select_related("group").order_by("pk")
        ],
    }


@transaction.atomic
def erase(*, person: int, account: int | None) -> None:
    """Forget invitations; findings are the partner's and stay, without a name."""
    del account
    gone = GroupAsked.objects.filter(person=person).delete()[0] + GroupAsked.objects.filter(asked_by=person).delete()[0]
    gone += Evaluation.objects.filter(written_by=person).update(written_by=None)
    if gone:
        journal.note(act="groups.erase", actor=person, subject=f"person:{person}")
