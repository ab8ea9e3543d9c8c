"""Where a matter stands in a few words, and what whoever looks can do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forum.people.policy import Actor, Role, may

if TYPE_CHECKING:
    from forum.journey.decided.models import Decision
    from forum.journey.taken_up.models import AgendaItem, Matter
    from forum.outlets.tracker.stations import Moves


@dataclass(frozen=True)
class Step:
    """A way on: its words and its address."""

    words: str
    href: str


TAKEN_UP, NOT_YET, SAID_NO = (
    gettext_lazy("taken up"),
    gettext_lazy("not yet, and when"),
    gettext_lazy("the office said no, and why"),
)
TOLD = {
    "done": gettext_lazy("answered: done"),
    "part": gettext_lazy("answered: a part"),
    "no": gettext_lazy("answered: no, and why"),
}
SAID = {"accepted": gettext_lazy("the office said yes"), "partly": gettext_lazy("the office said yes to a part")}
NEWEST = {
    "taken_up.bring_early": gettext_lazy("brought early, still open"),
    "taken_up.write_impact_note": gettext_lazy("being prepared"),
    "taken_up.put_on_agenda": gettext_lazy("on the agenda"),
    "decided.decide_by_consent": gettext_lazy("decided"),
    "decided.recommend": gettext_lazy("waiting for the office's reply"),
    "promised.commit_to": gettext_lazy("promised"),
    "promised.join_in": gettext_lazy("promised"),
    "promised.tell_progress": gettext_lazy("promised"),
    "promised.claim_done": gettext_lazy("said to be done"),
}


def standing(moves: Moves) -> tuple[str, str]:
    """Where it stands: words, and a kind for the mark (`waiting`, `answered` or none)."""
    newest = max(moves.newest.values(), key=lambda entry: entry.sequence, default=None)
    if newest is None:
        return str(TAKEN_UP), ""
    if newest.act == "answered.answer":
        kind = newest.facts.get("kind")
        return str(TOLD.get(str(kind), NOT_YET)), "answered" if kind != "not_yet" else "waiting"
    if newest.act == "promised.tell_progress" and "answered.answer" in moves.newest:
        return _("open again"), "waiting"
    if newest.act == "promised.reply":
        return str(SAID.get(str(newest.facts.get("reply")), SAID_NO)), ""
    waiting = newest.act == "decided.recommend"
    return str(NEWEST.get(newest.act, TAKEN_UP)), "waiting" if waiting else ""


def steps(
    *, actor: Actor, matter: Matter, items: list[AgendaItem], decisions: list[Decision], answered: bool
) -> list[Step]:
    """What this actor can do next with a matter, the likeliest first."""
    if not actor.signed_in:
        return []
    at = f"/matters/{matter.public_id}"
    decided = {decision.item_id for decision in decisions}
    agreed = [decision for decision in decisions if decision.agreed]
    found: list[Step] = []
    if may(actor, "decided.decide_by_consent"):
        found += [
            Step(_("Note what was decided"), f"/agenda/{item.public_id}/decide")
            for item in items
            if item.pk not in decided and item.slot.gathering.has_begun
        ]
    if agreed and may(actor, "decided.recommend"):
        found.append(Step(_("Recommend something to an office"), f"/decisions/{agreed[-1].public_id}/recommend"))
    ways = [
        (bool(agreed) and _has_a_side(actor), _("Make a promise"), "promise"),
        (may(actor, "answered.answer"), _("Write the answer"), "answer"),
        (answered and may(actor, "answered.judge_for"), _("Say it for those who cannot be reached"), "for-them"),
        (may(actor, "taken_up.feed") and not matter.brought_early, _("Tie in what was said since"), "feed"),
        (may(actor, "taken_up.put_on_agenda"), _("Bring it to a meeting"), "agenda"),
        (may(actor, "taken_up.ask_for_note") and not decisions, _("Ask what it would mean"), "ask"),
        (may(actor, "taken_up.write_impact_note"), _("Write what it would mean"), "note"),
    ]
    found += [Step(words, f"{at}/{way}") for can, words, way in ways if can]
    if may(actor, "decided.declare_interest"):
        found += [
            Step(_("Declare an interest in it"), f"/agenda/{item.public_id}/interest")
            for item in items
            if item.pk not in decided
        ]
    return found


def _has_a_side(actor: Actor) -> bool:
    return bool(actor.offices or actor.organisations or actor.holds(Role.MEMBER))
