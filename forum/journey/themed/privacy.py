"""What members did while sorting. Nothing of it is their words; it leads to them by number only."""

from forum.ground.keeping import Rows
from forum.journey.themed.models import Opened, Placing, Regrouping

HOLDS = frozenset({"themed.Regrouping", "themed.Opened", "themed.Placing"})


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """When this person put something under a theme, merged or split one."""
    del account
    return {
        "What you sorted": [
            {"theme": one.theme.name, "on": one.since.isoformat()}
            for one in Placing.objects.filter(placed_by=person).select_related("theme").order_by("pk")
        ],
        "Themes you brought together or took apart": [
            {"what": one.kind, "on": one.at.isoformat()} for one in Regrouping.objects.filter(by=person).order_by("pk")
        ],
    }


def erase(*, person: int, account: int | None) -> None:
    """Forget who sorted what this person sorted."""
    del account
    Opened.objects.filter(person=person).delete()
    Placing.objects.filter(placed_by=person).update(placed_by=None)
    Regrouping.objects.filter(by=person).update(by=None)
