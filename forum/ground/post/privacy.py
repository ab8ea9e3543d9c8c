"""What the post and the journal keep of somebody: that a message went, and that something was done. Never its words."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from forum.ground import clock, journal
from forum.ground.journal.queries import prunable
from forum.ground.keeping import Kept, Rows
from forum.ground.post import actions
from forum.ground.post.models import Delivery
from forum.ground.post.queries import events_in_hand, sent_before

HOLDS = frozenset({"post.Delivery"})
POST_KEPT = timedelta(days=90)
JOURNAL_KEPT = timedelta(days=365)
KEPT = (
    Kept(
        name="post",
        what=_("That a message was sent, when and which way. Never its words or its address"),
        why=_("So that somebody can look where a message went that did not arrive."),
        period=POST_KEPT,
        due=lambda: sent_before(clock.now() - POST_KEPT).count(),
        forget=lambda: actions.prune(before=clock.now() - POST_KEPT),
    ),
    Kept(
        name="journal",
        what=_("That somebody did something here. Numbers and dates, never words"),
        why=_("So that whoever should be told is told, and mistakes can be mended."),
        period=JOURNAL_KEPT,
        due=lambda: prunable(before=clock.now() - JOURNAL_KEPT, keep=events_in_hand()).count(),
        forget=lambda: journal.prune(before=clock.now() - JOURNAL_KEPT, keep=events_in_hand()),
    ),
)


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """Which messages went to this person, and when."""
    del account
    mine = Delivery.objects.filter(to_kind="person", to_id=person).order_by("pk")
    return {
        "Messages that we sent you": [
            {"which way": one.way, "made": one.made_at.isoformat(), "sent": one.sent_at and one.sent_at.isoformat()}
            for one in mine
        ]
    }


def erase(*, person: int, account: int | None) -> None:
    """Send nothing more, and forget that anything was sent or done by this person."""
    del account
    actions.forget_to(to_kind="person", to_id=person)
    journal.forget_actor(actor=person)
