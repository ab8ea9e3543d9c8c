"""Questions that anybody may ask the forum in public, and the written answer that comes by a day."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from forum import record
from forum.ground import clock, journal
from forum.journey.taken_up.models import PublicQuestion
from forum.journey.taken_up.rules import ADDRESS_KEPT, ANSWER_WORKING_DAYS, WARNED_WORKING_DAYS, Words
from forum.people import policy


def due_on(question: PublicQuestion) -> date:
    """By when the answer is there: ten working days. It binds the paid coordinator, and nobody else."""
    return clock.next_working_day(localdate(question.asked_at), ANSWER_WORKING_DAYS)


def unanswered() -> QuerySet[PublicQuestion]:
    return PublicQuestion.objects.filter(answered_at=None, set_aside_at=None).order_by("pk")


@transaction.atomic
def ask_publicly(
    *, actor: policy.Actor, words: str, seed: str, called: str = "", way: str = "none", address: str = ""
) -> PublicQuestion:
    """Ask the forum something. The same form sent twice is one question.

    Args:
        actor: anybody.
        words: what is asked; shown to all with the answer, once somebody has looked that it names nobody.
        seed: what the form carried, the same for each time that it is sent.
        called: the name that stands beside it, if they like.
        way: how the answer comes to them (`email`, `text`, `letter`), or `none`.
        address: where to; forgotten thirty days after the answer.

    Raises:
        Refused: without words.
    """
    policy.require(actor, "taken_up.ask_publicly")
    if not words.strip():
        raise policy.Refused(Words.NO_WORDS)
    there = PublicQuestion.objects.filter(seed=seed).first() if seed else None
    if there is not None:
        return there
    made = PublicQuestion.objects.create(
        words=words.strip(), seed=seed or None, called=called.strip(), way=way, address=address.strip()
    )
    journal.note(act="taken_up.ask_publicly", actor=None, subject=f"question:{made.public_id}")
    return made


@transaction.atomic
def answer_question(*, actor: policy.Actor, question: PublicQuestion, shown: str, answer: str) -> PublicQuestion:
    """Answer a question in writing. It is shown from then on, with the words as they may be shown.

    Args:
        actor: the coordinator or a seat; the host never answers for the forum.
        question: which.
        shown: the question without anybody's name; empty leaves it as it was asked.
        answer: what the forum says.

    Raises:
        Refused: without an answer, or when it is answered already.
    """
    policy.require(actor, "taken_up.answer_question")
    held = PublicQuestion.objects.select_for_update().get(pk=question.pk)
    if held.answered_at or held.set_aside_at:
        raise policy.Refused(Words.QUESTION_ANSWERED)
    if not answer.strip():
        raise policy.Refused(Words.NO_WORDS)
    held.shown, held.answer, held.answered_at = shown.strip() or held.words, answer.strip(), clock.now()
    held.save(update_fields=["shown", "answer", "answered_at"])
    subject = f"question:{held.public_id}"
    journal.note(act="taken_up.answer_question", actor=actor.person, subject=subject)
    by = "the coordinator" if actor.holds(policy.Role.COORDINATOR) else "a member"
    record.append(act="taken_up.answer_question", subject=subject, actor=by, facts={})
    return held


@transaction.atomic
def set_question_aside(*, actor: policy.Actor, question: PublicQuestion) -> None:
    """Leave a question out: it is advertising, abuse, or about one person's care. Its words are forgotten."""
    policy.require(actor, "taken_up.set_question_aside")
    held = PublicQuestion.objects.select_for_update().get(pk=question.pk)
    if held.answered_at:
        raise policy.Refused(Words.QUESTION_ANSWERED)
    held.set_aside_at = clock.now()
    held.words = held.called = held.address = ""
    held.way = "none"
    held.save(update_fields=["set_aside_at", "words", "called", "address", "way"])
    journal.note(act="taken_up.set_question_aside", actor=actor.person, subject=f"question:{held.public_id}")


@transaction.atomic
def remind_of_questions() -> int:
    """Remind the coordinator, once, of questions whose day is two working days off; say how many."""
    today, number = clock.today(), 0
    for one in unanswered().filter(reminded_at=None).select_for_update():
        if clock.next_working_day(localdate(one.asked_at), WARNED_WORKING_DAYS) <= today:
            one.reminded_at = clock.now()
            one.save(update_fields=["reminded_at"])
            journal.note(act="taken_up.remind_of_questions", actor=None, subject=f"question:{one.public_id}")
            number += 1
    return number


@transaction.atomic
def forget_askers() -> int:
    """Forget name and address of whoever asked, thirty days after the answer; say of how many."""
    number: int = old_askers().update(called="", way="none", address="")
    if number:
        journal.note(act="taken_up.forget_askers", actor=None, subject="questions", about={"number": number})
    return number


def old_askers() -> QuerySet[PublicQuestion]:
    return PublicQuestion.objects.filter(answered_at__lt=clock.now() - ADDRESS_KEPT).exclude(called="", address="")
