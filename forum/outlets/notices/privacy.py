"""What is to be told to somebody: a number and a day, never words."""

from django.utils.translation import gettext_lazy as _

from forum.ground.keeping import Kept, Rows
from forum.outlets.notices import actions
from forum.outlets.notices.models import Notice
from forum.outlets.notices.rules import KEPT as PERIOD

HOLDS = frozenset({"notices.Notice"})
KEPT = (
    Kept(
        name="notices",
        what=_("What somebody was told of, and when. Never its words"),
        why=_("So that nobody is told the same twice."),
        period=PERIOD,
        due=lambda: Notice.objects.told_long_ago().count(),
        forget=actions.prune,
    ),
)


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """What this person was told of."""
    del account
    mine = Notice.objects.filter(to_kind="person", to_id=person).order_by("pk")
    return {"What we told you of": [{"what": one.kind, "on": one.made_at.isoformat()} for one in mine]}


def erase(*, person: int, account: int | None) -> None:
    """Tell them nothing more."""
    del account
    Notice.objects.filter(to_kind="person", to_id=person).delete()
