"""Who looked at an entry that somebody said is wrong: handed over, and taken out."""

from forum.ground.keeping import Rows
from forum.rooms.signposting.models import Wrong

HOLDS = frozenset({Wrong._meta.label})


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """Which entries of the directory this person looked at after somebody said they are wrong."""
    del account
    return {
        "Entries of the directory that you put right": [
            {"entry": one.listing.name, "on": one.looked_at.isoformat() if one.looked_at else ""}
            for one in Wrong.objects.filter(looked_by=person).select_related("listing").order_by("pk")
        ]
    }


def erase(*, person: int, account: int | None) -> None:
    """Take this person out."""
    del account
    Wrong.objects.filter(looked_by=person).update(looked_by=None)
