"""Acts that need more than one side: which sides there must be, and whether they are there. No database."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from forum.people.policy import Role, row


class TurnKind(TextChoices):
    """What a seat said; its last word counts."""

    TURNED = "turned", _("agrees")
    REFUSED = "refused", _("does not agree")
    TAKEN_BACK = "taken_back", _("took its key back")


class End(TextChoices):
    """How an asking ended. Nothing: it waits, or its last day is over."""

    DONE = "done", _("done")
    WITHDRAWN = "withdrawn", _("withdrawn")


KEPT_OPEN = timedelta(days=42)
LONGEST = timedelta(days=180)


class Words:
    NOT_A_DAY = _("Choose a last day that is still to come, within half a year.")
    NO_SIDES = _("Say which sides there must be: at least two.")
    NO_WORDS = _("Write a few plain words first.")
    NO_REASON = _("Say in plain words why not.")
    OVER = _("This no longer waits.")
    NOT_YOUR_SEAT = _("This seat is not yours to speak for.")
    NOT_ASKED = _("This side is not asked.")
    NOT_TURNED = _("This seat has not agreed.")
    UNKNOWN = _("No part of the forum carries out such an act.")
    ONE_AT_A_TIME = _("Other new terms of reference wait already. One at a time.")
    NOTHING_NEW = _("These are the terms of reference as they are.")
    NO_QUORUM = _("At least one seat must be there.")
    TOO_FEW_SEATS = _("There are not so many seats.")


POLICY = [
    row("keys.ask", Role.SEAT, "ask for an act that needs more than one side", public=True),
    row("keys.turn", Role.SEAT, "turn the key of their seat", public=True),
    row("keys.refuse", Role.SEAT, "not turn it, and say why", public=True),
    row("keys.take_back", Role.SEAT, "take the key of their seat back, while others are awaited", public=True),
    row("keys.withdraw", Role.SEAT, "withdraw what their seat asked for, with a word why", public=True),
    row("keys.propose_terms", Role.SEAT, "propose new terms of reference"),
    row("keys.adopt_terms", Role.SEAT, "bring them into force, with the last key of the sides that were asked",
        public=True),
]  # fmt: skip


def missing(*, needed: Mapping[int, int], turned: Iterable[tuple[int, int]]) -> dict[int, int]:
    """How many keys of each side are still awaited.

    Args:
        needed: for each side, how many of its seats must agree.
        turned: (seat, side) of every seat whose last word is that it agrees.
    """
    there: dict[int, set[int]] = {}
    for seat, side in turned:
        there.setdefault(side, set()).add(seat)
    return {
        side: least - len(there.get(side, ())) for side, least in needed.items() if len(there.get(side, ())) < least
    }
