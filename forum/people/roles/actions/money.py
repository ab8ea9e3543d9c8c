"""Claims and what happens to them, rates from a day on, and the clock that runs on the payer."""

from datetime import date, timedelta

from django.core.files.base import ContentFile
from django.db import transaction

from forum.ground import clock, journal
from forum.people import policy
from forum.people.roles.actions.whose import require_self
from forum.people.roles.models import ClaimMove, MoneyClaim, OwnLimit, Rate
from forum.people.roles.queries import rates_on
from forum.people.roles.rules import PAID_BY_TIME, ClaimKind, MoveKind, PayBy, RateKind, Words

AT_ONCE = 100
GIVEN_BACK = 2  # working days that the payer has at least, once the claimant has told what was asked


@transaction.atomic
def claim_expenses(
    *,
    actor: policy.Actor,
    what_for: str,
    day: date,
    pay_by: str = PayBy.ASK,
    pence: int = 0,
    time: str = "",
    receipt: tuple[str, bytes] | None = None,
) -> MoneyClaim:
    """Claim money that was spent, or with `time` a payment for it. What it comes to is fixed by the rates of its day.

    Args:
        actor: the person themselves.
        what_for: in their words.
        day: the day it is about; still to come only where it is wanted beforehand.
        pay_by: how they would like it (`PayBy`).
        pence: what was spent.
        time: an hour, half a day or a day (`RateKind`), for a payment.
        receipt: kind and content of a picture that was drawn anew.
    """
    person = require_self(actor, "roles.claim_expenses")
    if not what_for.strip():
        raise policy.Refused(Words.NO_WORDS)
    if day > clock.today() and pay_by != PayBy.ADVANCE:
        raise policy.Refused(Words.TO_COME)
    rates = rates_on(min(day, clock.today()))
    if time:
        if time not in PAID_BY_TIME or time not in rates:
            raise policy.Refused(Words.NO_RATE)
        pence = rates[time].pence
    if pence < 1:
        raise policy.Refused(Words.NO_AMOUNT)
    most = rates.get(RateKind.CLAIM_MOST)
    if most and pence > most.pence:
        raise policy.Refused(Words.TOO_MUCH % {"most": f"{most.pence / 100:.2f}"})
    claim = MoneyClaim(
        person_id=person, kind=ClaimKind.PAYMENT if time else ClaimKind.EXPENSES, what_for=what_for.strip(),
        pence=pence, time=time, day=day, pay_by=pay_by,
    )  # fmt: skip
    if receipt:
        claim.receipt.save(f"{claim.public_id}.{receipt[0]}", ContentFile(receipt[1]), save=False)
    claim.save()
    _move(claim, MoveKind.CLAIMED, act="roles.claim_expenses", who=actor.person)
    return claim


@transaction.atomic
def ask_claimant(*, actor: policy.Actor, claim: MoneyClaim, words: str) -> ClaimMove:
    """Ask something about a claim. The payer's clock waits for the answer."""
    locked = _hold_open(actor, "roles.ask_claimant", claim)
    if not words.strip():
        raise policy.Refused(Words.NO_WORDS)
    locked.waits_for_claimant = True
    locked.save(update_fields=["waits_for_claimant"])
    return _move(locked, MoveKind.ASKED, act="roles.ask_claimant", who=actor.person, words=words)


@transaction.atomic
def tell_payer(*, actor: policy.Actor, claim: MoneyClaim, words: str) -> ClaimMove:
    """Tell the payer what they asked; the clock runs on them again."""
    if claim.person_id is None:
        raise policy.Refused(Words.SETTLED)
    require_self(actor, "roles.tell_payer", of=claim.person_id)
    locked = MoneyClaim.objects.select_for_update().get(pk=claim.pk)
    if locked.settled_at:
        raise policy.Refused(Words.SETTLED)
    if not words.strip():
        raise policy.Refused(Words.NO_WORDS)
    if locked.waits_for_claimant:
        locked.waits_for_claimant = False
        locked.due = max(locked.due, clock.next_working_day(clock.today(), GIVEN_BACK))
        locked.save(update_fields=["waits_for_claimant", "due"])
    return _move(locked, MoveKind.TOLD, act="roles.tell_payer", who=actor.person, words=words)


@transaction.atomic
def take_back_claim(*, actor: policy.Actor, claim: MoneyClaim) -> ClaimMove:
    """Take a claim back, as long as it is not settled."""
    if claim.person_id is None:
        raise policy.Refused(Words.SETTLED)
    require_self(actor, "roles.take_back_claim", of=claim.person_id)
    locked = MoneyClaim.objects.select_for_update().get(pk=claim.pk)
    if locked.settled_at:
        raise policy.Refused(Words.SETTLED)
    _settle(locked)
    return _move(locked, MoveKind.TAKEN_BACK, act="roles.take_back_claim", who=actor.person)


@transaction.atomic
def pay(*, actor: policy.Actor, claim: MoneyClaim) -> ClaimMove:
    """Note that a claim is paid."""
    locked = _hold_open(actor, "roles.pay", claim)
    _settle(locked)
    return _move(locked, MoveKind.PAID, act="roles.pay", who=actor.person)


@transaction.atomic
def refuse_claim(*, actor: policy.Actor, claim: MoneyClaim, words: str) -> ClaimMove:
    """Not pay a claim; the person reads why, in plain words."""
    locked = _hold_open(actor, "roles.refuse_claim", claim)
    if not words.strip():
        raise policy.Refused(Words.WHY_NOT_PAID)
    _settle(locked)
    return _move(locked, MoveKind.REFUSED, act="roles.refuse_claim", who=actor.person, words=words)


@transaction.atomic
def remind_payer(*, limit: int = AT_ONCE) -> int:
    """Remind the payer, and nobody else, of claims that have waited eight working days; once each."""
    waiting = list(MoneyClaim.objects.select_for_update(skip_locked=True).to_remind()[:limit])
    for claim in waiting:
        MoneyClaim.objects.filter(pk=claim.pk).update(reminded_at=clock.now())
        journal.note(act="roles.remind_payer", actor=None, subject="claims", about={"claim": claim.public_id})
    return len(waiting)


@transaction.atomic
def set_rate(*, actor: policy.Actor, kind: str, pence: int, since: date, words: str = "") -> Rate:
    """Say what is paid from a day on. What held before ends the day before; claims stay what they were."""
    policy.require(actor, "roles.set_rate")
    before = Rate.objects.select_for_update().filter(kind=kind, until__isnull=True).first()
    if before and before.since >= since:
        raise policy.Refused(Words.ENDS_BEFORE)
    if before:
        before.until = since - timedelta(days=1)
        before.save(update_fields=["until"])
    made = Rate.objects.create(kind=kind, pence=pence, since=since, words=words.strip(), set_by_id=actor.person)
    journal.note(act="roles.set_rate", actor=actor.person, subject=f"rate:{made.pk}")
    return made


@transaction.atomic
def set_limit(*, actor: policy.Actor, pence: int | None) -> None:
    """Keep what somebody may be paid in a month, for their own eyes; None forgets it."""
    person = require_self(actor, "roles.set_limit")
    if pence is None:
        OwnLimit.objects.filter(person=person).delete()
    else:
        OwnLimit.objects.update_or_create(person_id=person, defaults={"pence": pence})
    journal.note(act="roles.set_limit", actor=actor.person, subject=f"person:{actor.person}")


def _hold_open(actor: policy.Actor, act: str, claim: MoneyClaim) -> MoneyClaim:
    policy.require(actor, act)
    locked = MoneyClaim.objects.select_for_update().get(pk=claim.pk)
    if locked.person_id == actor.person:
        raise policy.Refused(Words.OWN_CLAIM)
    if locked.settled_at:
        raise policy.Refused(Words.SETTLED)
    return locked


def _settle(claim: MoneyClaim) -> None:
    claim.settled_at, claim.waits_for_claimant = clock.now(), False
    claim.save(update_fields=["settled_at", "waits_for_claimant"])


def _move(claim: MoneyClaim, kind: str, *, act: str, who: int | None, words: str = "") -> ClaimMove:
    move = ClaimMove.objects.create(claim=claim, kind=kind, by_id=who, words=words.strip())
    journal.note(act=act, actor=who, subject="claims", about={"claim": claim.public_id, "move": move.pk})
    return move
