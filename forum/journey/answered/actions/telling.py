"""Telling everybody who spoke what came of it."""

from datetime import date

from django.db import transaction

from forum import record
from forum.journey.answered.actions.trace import trace
from forum.journey.answered.models import Answer, AnswerTo
from forum.journey.answered.rules import ENDS, AnswerKind, Words, needs_reason
from forum.journey.promised.models import Commitment
from forum.journey.taken_up import actions as taken_up
from forum.journey.taken_up.models import Feed, Matter
from forum.journey.taken_up.queries import answered_among
from forum.people import policy


@transaction.atomic
def answer(
    *,
    actor: policy.Actor,
    matter: Matter,
    kind: str,
    words: str,
    reason: str = "",
    next_word_by: date | None = None,
) -> Answer:
    """Tell everybody whose voice feeds a matter what came of it.

    Args:
        actor: a member; the host never.
        matter: the matter; some of its feeds are open.
        kind: done, part, no, or not yet (`AnswerKind`). 'Not yet' is told and ends nothing.
        words: the answer, in plain words.
        reason: why, unless it is done.
        next_word_by: for 'not yet', the day by which people hear more.
    """
    policy.require(actor, "answered.answer")
    matter = Matter.objects.select_for_update().get(pk=matter.pk)
    feeds = list(Feed.objects.select_for_update().open().filter(matter=matter).order_by("pk"))
    if problem := _problem(matter=matter, kind=kind, words=words, reason=reason, next_word_by=next_word_by):
        raise policy.Refused(problem)
    if not feeds and matter.voices:
        raise policy.Refused(Words.NO_FEEDS)
    given = Answer.objects.create(
        matter=matter,
        kind=kind,
        words=words,
        reason=reason if needs_reason(kind) else "",
        next_word_by=next_word_by,
        answered_by_id=actor.person,
        told=len(feeds),
    )
    AnswerTo.objects.bulk_create([AnswerTo(answer=given, feed=feed) for feed in feeds], batch_size=500)
    voices = [feed.voice_id for feed in feeds]
    before = len(answered_among(voices))
    if kind in ENDS:
        taken_up.mark_answered(feeds=[feed.pk for feed in feeds], entry=record.next_number())
    trace(
        actor="the forum",
        person=actor.person,
        act="answered.answer",
        subject=f"matter:{matter.public_id}",
        facts={"title": matter.title, "answer": given.public_id, "kind": kind, "told": len(feeds)},
        tally={"answered": len(answered_among(voices)) - before},
        about={"answer": given.pk},
    )
    return given


def _problem(*, matter: Matter, kind: str, words: str, reason: str, next_word_by: date | None) -> str:
    commitments = Commitment.objects.filter(matter=matter)
    decided = matter.decisions.exists()
    claimed = commitments.filter(claimed_in__isnull=False).exists()
    tests = [
        (not words.strip(), Words.NO_WORDS),
        (needs_reason(kind) and not reason.strip(), Words.NO_REASON),
        (kind == AnswerKind.NOT_YET and next_word_by is None, Words.NO_NEXT_WORD),
        (kind in {AnswerKind.DONE, AnswerKind.PART} and not claimed, Words.NOT_DONE),
        (kind == AnswerKind.DONE and commitments.open().exists(), Words.STILL_OPEN),
        (kind == AnswerKind.NO and not decided, Words.NOT_DECIDED),
    ]
    return next((problem for stands_in_the_way, problem in tests if stands_in_the_way), "")
