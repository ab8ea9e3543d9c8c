"""New terms of reference: proposed by a seat, in force with the last key of the sides that the terms of today name."""

from collections.abc import Mapping

from django.db import transaction

from forum import record
from forum.ground import journal
from forum.people import policy
from forum.people.keys import actions
from forum.people.keys.models import Asking, ProposedTerms
from forum.people.keys.registry import register as register_act
from forum.people.keys.rules import Words
from forum.people.membership import covering
from forum.people.membership.models import Constituency, Group, Seat, SeatHolding, Terms

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
    *, actor: policy.Actor, seat: Seat, why: str, purpose: str, quorum: int, reopens_at: int,
    reply_within_working_days: int, shares: Mapping[str, int],
) -> Asking:  # fmt: skip
    """Propose a new version for one's seat, and ask the sides for their keys.

    `shares` says, by the slug of each side, how many of its seats a quorum needs at least.
    """
    policy.require(actor, "keys.propose_terms")
    actions.require_seat(actor, seat)
    group = Group.objects.select_for_update().get(pk=seat.group_id)
    shares = {side: least for side, least in shares.items() if least}
    if not why.strip():
        raise policy.Refused(Words.NO_WORDS)
    _check(group, purpose=purpose, quorum=quorum, reopens_at=reopens_at, days=reply_within_working_days, shares=shares)
    made = ProposedTerms.objects.create(
        group=group, why=why.strip(), purpose=purpose.strip(), quorum=quorum, reopens_at=reopens_at,
        reply_within_working_days=reply_within_working_days, shares=shares,
    )  # fmt: skip
    journal.note(act="keys.propose_terms", actor=actor.person, subject=f"terms:{made.public_id}")
    return actions.ask(
        actor=actor, seat=seat, act=ACT, subject=f"terms:{made.public_id}", sides=sides_for(group),
        words="New terms of reference",
    )  # fmt: skip


def _check(group: Group, *, purpose: str, quorum: int, reopens_at: int, days: int, shares: Mapping[str, int]) -> None:
    if Asking.objects.waiting().filter(act=ACT).exists():
        raise policy.Refused(Words.ONE_AT_A_TIME)
    if quorum < 1:
        raise policy.Refused(Words.NO_QUORUM)
    if max(quorum, sum(shares.values())) > group.seats.count():
        raise policy.Refused(Words.TOO_FEW_SEATS)
    now = Terms.objects.in_force(group)
    if now is not None:
        stands = dict(now.shares.values_list("constituency__slug", "at_least"))
        same = (now.purpose, now.quorum, now.reopens_at, now.reply_within_working_days, stands)
        if same == (purpose.strip(), quorum, reopens_at, days, dict(shares)):
            raise policy.Refused(Words.NOTHING_NEW)


def proposed_in(asking: Asking) -> ProposedTerms | None:
    """The terms that an asking is about."""
    if asking.act != ACT:
        return None
    return ProposedTerms.objects.filter(public_id=asking.subject.removeprefix("terms:")).first()


def carry_out(actor: policy.Actor, asking: Asking) -> None:
    """Bring them into force, with the last key."""
    proposed = ProposedTerms.objects.select_for_update().get(public_id=asking.subject.removeprefix("terms:"))
    sides = dict(Constituency.objects.filter(slug__in=proposed.shares).values_list("slug", "pk"))
    proposed.adopted = covering.adopt_terms(
        group=proposed.group, purpose=proposed.purpose, quorum=proposed.quorum, reopens_at=proposed.reopens_at,
        reply_within_working_days=proposed.reply_within_working_days,
        shares={sides[slug]: least for slug, least in proposed.shares.items()},
    )  # fmt: skip
    proposed.save(update_fields=["adopted"])
    facts: dict[str, record.Json] = {"title": asking.words, "quorum": proposed.quorum}
    subject = f"terms:{proposed.public_id}"
    entry = record.append(act="keys.adopt_terms", subject=subject, actor="the forum", facts=facts)
    journal.note(act="keys.adopt_terms", actor=actor.person, subject=subject, entry=entry)
