"""What invitations keep of somebody: handed over, and taken out."""

from django.db.models import F

from forum.ground.keeping import Rows
from forum.rooms.together.models import Invite, Like

HOLDS = frozenset({Invite._meta.label, Like._meta.label})


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """What this person invited others to, and what they would like."""
    del account
    return {
        "What you invited others to": [
            {"title": one.title, "words": one.in_short, "when": one.when, "on": one.made_at.date().isoformat()}
            for one in Invite.objects.filter(made_by=person).order_by("pk")
        ],
        "What you would like": [
            {"title": one.invite.title, "since": one.since.date().isoformat()}
            for one in Like.objects.filter(person=person).select_related("invite").order_by("pk")
        ],
    }


def erase(*, person: int, account: int | None) -> None:
    """Take this person out; what they invited others to stays, without them."""
    del account
    Invite.objects.filter(likes__person=person).update(liked=F("liked") - 1)
    Like.objects.filter(person=person).delete()
    Invite.objects.filter(made_by=person).update(made_by=None, reach="")
