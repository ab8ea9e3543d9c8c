"""New terms of reference: proposed by a seat, in force with the last key of the sides that the terms of today name."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from forum import record
from forum.ground import journal
from forum.people import policy
from forum.people.keys import actions
from forum.people.keys.models import Asking, ProposedTerms
from forum.people.keys.registry import register as register_act
from forum.people.keys.rules import Words
from forum.people.membership.models import Group, Seat, SeatHolding, Terms
from forum.people.membership.terms import adopt_terms

ACT = "keys.adopt_terms"


def register() -> None:
    register_act(ACT, carry_out)


def sides_for(group: Group) -> dict[int, int]:
    """Which sides must agree, with one seat each: those that the terms in force name for a quorum, or else all.

    A side in which nobody holds a seat is left out, so that nothing jams when a body has ended.
    """
    there = set(SeatHolding.objects.now().filter(seat__group=group).values_list("seat__constituency", flat=True))
    terms = Terms.objects.in_force(group)
    named = set(terms.shares.values_list("constituency", flat=True)) if terms else set()
    return dict.fromkeys(sorted(named & there if len(named & there) > 1 else there), 1)


@transaction.atomic
def propose_terms(
    *, actor: policy.Actor, seat: Seat, why: str, shares: Mapping[str, int], **said: Any
) -> Asking:  # fmt: skip
    """Propose a new version for one's seat, and ask the sides for their keys.

    Args:
        actor: whoever speaks for the seat.
        seat: a seat of the group whose terms they are.
        why: why they should change.
        shares: for each side, by its slug, how many of its seats a quorum needs at least.
        said: the rest, by the names in `TermsSaid.SAID`.
    """
    policy.require(actor, "keys.propose_terms")
    actions.require_seat(actor, seat)
    group = Group.objects.select_for_update().get(pk=seat.group_id)
    if not why.strip():
        raise policy.Refused(Words.NO_WORDS)
    proposed = ProposedTerms(
        group=group, why=why.strip(), shares={side: least for side, least in shares.items() if least}
    )
    for name, value in said.items():
        setattr(proposed, name, value.strip() if isinstance(value, str) else value)
    _check(group, proposed)
    proposed.save()
    journal.note(act="keys.propose_terms", actor=actor.person, subject=f"terms:{proposed.public_id}")
    return actions.ask(
        actor=actor, seat=seat, act=ACT, subject=f"terms:{proposed.public_id}", sides=sides_for(group),
        words="New terms of reference",
    )  # fmt: skip


def _check(group: Group, proposed: ProposedTerms) -> None:
    if Asking.objects.waiting().filter(act=ACT).exists():
        raise policy.Refused(Words.ONE_AT_A_TIME)
    if proposed.quorum < 1:
        raise policy.Refused(Words.NO_QUORUM)
    if max(proposed.quorum, sum(proposed.shares.values())) > group.seats.count():
        raise policy.Refused(Words.TOO_FEW_SEATS)
    now = Terms.objects.in_force(group)
    if now is not None and (now.said(), now.sides()) == (proposed.said(), proposed.sides()):
        raise policy.Refused(Words.NOTHING_NEW)


def proposed_in(asking: Asking) -> ProposedTerms | None:
    """The terms that an asking is about."""
    if asking.act != ACT:
        return None
    return ProposedTerms.objects.filter(public_id=asking.subject.removeprefix("terms:")).first()


def carry_out(actor: policy.Actor, asking: Asking) -> None:
    """Bring them into force, with the last key."""
    proposed = ProposedTerms.objects.select_for_update().get(public_id=asking.subject.removeprefix("terms:"))
    proposed.adopted = adopt_terms(
        group=proposed.group, shares=proposed.sides(), why=proposed.why, **proposed.said()
    )  # fmt: skip
    proposed.save(update_fields=["adopted"])
    facts: dict[str, record.Json] = {"title": asking.words, "quorum": proposed.quorum}
    subject = f"terms:{proposed.public_id}"
    entry = record.append(act="keys.adopt_terms", subject=subject, actor="the forum", facts=facts)
    journal.note(act="keys.adopt_terms", actor=actor.person, subject=subject, entry=entry)
