"""How somebody shows themselves: handed over with the picture, and taken out."""

from pathlib import Path

from django.db import transaction

from forum.ground import journal
from forum.ground.keeping import Rows
from forum.people.introductions.models import Introduction

HOLDS = frozenset({Introduction._meta.label})


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """Words, and whether there is a picture."""
    del account
    return {
        "How you show yourself in who's who": [
            {"words": one.words, "a picture": bool(one.face), "since": one.since.isoformat()}
            for one in Introduction.objects.filter(person=person)
        ]
    }


def files_for(*, person: int) -> list[tuple[str, bytes]]:
    """The picture."""
    found = []
    for one in Introduction.objects.filter(person=person).exclude(face=""):
        with one.face.open("rb") as kept:
            found.append((f"face{Path(str(one.face.name)).suffix}", kept.read()))
    return found


@transaction.atomic
def erase(*, person: int, account: int | None) -> None:
    """Delete words and picture."""
    del account
    for one in Introduction.objects.filter(person=person):
        one.face.delete(save=False)
        one.delete()
        journal.note(act="introductions.erase", actor=person, subject=f"person:{person}")
