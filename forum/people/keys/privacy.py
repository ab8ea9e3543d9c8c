"""What keys keep of somebody: which keys they turned for a seat. Taken out, the key stays with the seat."""

from django.db import transaction

from forum.ground import journal
from forum.people.keys.models import Turn

HOLDS = frozenset({Turn._meta.label})


def export_for(*, person: int, account: int | None) -> dict[str, list[dict[str, object]]]:
    """Each key that somebody turned, refused or took back."""
    del account
    return {
        "Keys that you turned for a seat": [
            {
                "about": one.asking.words, "seat": one.seat.name, "what": one.kind, "words": one.words,
                "on": one.at.date().isoformat(),
            }
            for one in Turn.objects.filter(by=person).select_related("asking", "seat").order_by("pk")
        ]
    }  # fmt: skip


@transaction.atomic
def erase(*, person: int, account: int | None) -> None:
    """Leave the key with the seat, and nobody's name with it."""
    del account
    if Turn.objects.filter(by=person).update(by=None):
        journal.note(act="keys.erase", actor=person, subject=f"person:{person}")
