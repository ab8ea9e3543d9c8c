"""An office replies, or says what holds it up; before anything late is public it gets a fair warning."""

from datetime import date

from django.db import transaction

from forum.ground import clock, journal
from forum.journey.decided import actions as decided
from forum.journey.decided.models import Recommendation
from forum.journey.promised.actions.promising import commit_to
from forum.journey.promised.actions.sides import Side, trace
from forum.journey.promised.models import Commitment, Delay, Reply
from forum.journey.promised.rules import GRACE_WORKING_DAYS, WARN_WORKING_DAYS, Words, is_to_come, reason_missing
from forum.people import policy

AT_ONCE = 100


@transaction.atomic
def reply(
    *,
    actor: policy.Actor,
    recommendation: Recommendation,
    kind: str,
    reason: str = "",
    limits: str = "",
    promise: str = "",
    due: date | None = None,
) -> Reply:
    """Reply to a recommendation for the office that it went to; 'no' and 'part' give a reason.

    Args:
        actor: who holds the office.
        recommendation: what the forum asked.
        kind: yes, a part, or no (`ReplyKind`).
        reason: why, in plain words.
        limits: what really stands in the way (law, money, people), shown beside the reply.
        promise: what the office will do, promised at the same time.
        due: by when.
    """
    locked = _hold_waiting(actor=actor, act="promised.reply", recommendation=recommendation)
    if reason_missing(kind, reason):
        raise policy.Refused(Words.NO_REASON)
    given = Reply.objects.create(
        recommendation=locked, kind=kind, reason=reason, limits=limits.strip(), replied_by_id=actor.person
    )
    entry = trace(
        actor=actor,
        side=f"office:{recommendation.office.slug}",
        act="promised.reply",
        matter=recommendation.decision.matter,
        facts={"recommendation": recommendation.public_id, "reply": kind},
    )
    decided.note_reply(recommendation=recommendation, entry=entry)
    if promise.strip():
        _promise(actor=actor, recommendation=recommendation, words=promise, due=due)
    return given


def _promise(*, actor: policy.Actor, recommendation: Recommendation, words: str, due: date | None) -> None:
    if due is None:
        raise policy.Refused(Words.NO_DAY)
    commit_to(
        actor=actor,
        matter=recommendation.decision.matter,
        side=Side(office=recommendation.office),
        words=words,
        due=due,
        recommendation=recommendation,
    )


@transaction.atomic
def say_what_holds_up(*, actor: policy.Actor, recommendation: Recommendation, words: str, next_word_by: date) -> Delay:
    """Say what holds a reply up, and by when people hear more. The day of the reply itself stays."""
    locked = _hold_waiting(actor=actor, act="promised.say_what_holds_up", recommendation=recommendation)
    if not words.strip():
        raise policy.Refused(Words.WHY_LATER)
    if not is_to_come(next_word_by, today=clock.today()):
        raise policy.Refused(Words.PAST)
    told = Delay.objects.create(recommendation=locked, words=words, next_word_by=next_word_by)
    trace(
        actor=actor,
        side=f"office:{recommendation.office.slug}",
        act="promised.say_what_holds_up",
        matter=recommendation.decision.matter,
        facts={"recommendation": recommendation.public_id, "next word by": next_word_by.isoformat()},
    )
    return told


def give_fair_warning(*, limit: int = AT_ONCE) -> int:
    """Warn whoever owes a reply or a promise whose day is near; only then may lateness become public.

    A job calls it. Returns how many were warned of.
    """
    until = clock.next_working_day(clock.today(), WARN_WORKING_DAYS)
    warned = 0
    for asked in Recommendation.objects.to_warn(until)[:limit]:
        warned += _warn_of_reply(asked)
    for promise in Commitment.objects.to_warn(until)[:limit]:
        warned += _warn_of_promise(promise)
    return warned


def _late_from(due: date) -> date:
    """The first working day on which people may be told: after the day itself, and two after the warning."""
    return max(clock.next_working_day(due), clock.next_working_day(clock.today(), GRACE_WORKING_DAYS))


@transaction.atomic
def _warn_of_reply(asked: Recommendation) -> bool:
    locked = Recommendation.objects.select_for_update().filter(pk=asked.pk, late_from__isnull=True, replied_in=None)
    if not locked.exists():
        return False
    decided.note_warning(recommendation=asked, late_from=_late_from(asked.reply_by))
    _note(about={"recommendation": asked.public_id}, subject=f"office:{asked.office_id}")
    return True


@transaction.atomic
def _warn_of_promise(promise: Commitment) -> bool:
    open_still = Commitment.objects.filter(pk=promise.pk, late_from__isnull=True, claimed_in__isnull=True)
    if not open_still.update(late_from=_late_from(promise.due)):
        return False
    _note(about={"commitment": promise.public_id}, subject=f"commitment:{promise.public_id}")
    return True


def _note(*, about: dict[str, int | str | list[int] | list[str]], subject: str) -> None:
    journal.note(act="promised.give_fair_warning", actor=None, subject=subject, about=about)


def _hold_waiting(*, actor: policy.Actor, act: str, recommendation: Recommendation) -> Recommendation:
    holds = {policy.Role.OFFICE} if actor.office(recommendation.office_id) else set()
    policy.require(actor, act, also=holds)
    locked = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    if locked.replied_in is not None:
        raise policy.Refused(Words.REPLIED)
    return locked
