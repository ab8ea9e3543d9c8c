"""Who wrote a reply. The reply belongs to its office and stays; who held it is let go of."""

from forum.ground.keeping import Rows
from forum.journey.promised.models import Reply

HOLDS = frozenset({"promised.Reply"})


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """The replies that this person wrote for an office."""
    del account
    return {
        "Replies you wrote for an office": [
            {"reply": one.kind, "reason": one.reason, "on": one.replied_at.isoformat()}
            for one in Reply.objects.filter(replied_by=person).order_by("pk")
        ]
    }


def erase(*, person: int, account: int | None) -> None:
    """Forget who wrote them."""
    del account
    Reply.objects.filter(replied_by=person).update(replied_by=None)
