"""Who wrote an Easy Read version: handed over, and taken out."""

from forum.ground.keeping import Rows
from forum.outlets.papers.models import EasyRead

HOLDS = frozenset({EasyRead._meta.label})


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """What this person put into pictures and short sentences."""
    del account
    return {
        "What you wrote in Easy Read": [
            {"about": one.about, "on": one.written_at.isoformat()}
            for one in EasyRead.objects.filter(written_by=person).order_by("pk")
        ]
    }


def erase(*, person: int, account: int | None) -> None:
    """Take this person out; what they wrote stays."""
    del account
    EasyRead.objects.filter(written_by=person).update(written_by=None)
