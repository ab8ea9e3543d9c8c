"""Saying where one speaks from; answering the equality questions so that nobody can tell whose answers they are."""

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction

from forum.ground import codes, journal
from forum.people import policy
from forum.people.membership.models import Perspective
from forum.people.membership.rules import Perspectives
from forum.people.policy import Role
from forum.people.sums.models import EqualityAnswers
from forum.people.sums.questions import known
from forum.people.sums.rules import Words


@transaction.atomic
def say_perspectives(*, actor: policy.Actor, kinds: Iterable[str]) -> None:
    """Say where one speaks from: several, or none. What was said before is replaced."""
    policy.require(actor, "sums.say_perspectives", also={Role.SELF} if actor.signed_in else set())
    chosen = [kind for kind in Perspectives.values if kind in set(kinds)]
    Perspective.objects.filter(person=actor.person).exclude(kind__in=chosen).delete()
    rows = [Perspective(person_id=actor.person or 0, kind=kind) for kind in chosen]
    Perspective.objects.bulk_create(rows, ignore_conflicts=True)
    journal.note(act="sums.say_perspectives", actor=actor.person, subject=f"person:{actor.person}")


@transaction.atomic
def answer(*, actor: policy.Actor, answers: dict[str, str]) -> str:
    """Keep answers with nobody's name; returns the code that changes them or takes them back, once.

    Not even the journal says who answered.

    Raises:
        Refused: when nothing was answered.
    """
    policy.require(actor, "sums.answer")
    kept = known(answers)
    if not kept:
        raise policy.Refused(Words.NO_ANSWER)
    code = codes.drawn()
    EqualityAnswers.objects.create(fingerprint=fingerprint(code), answers=kept)
    journal.note(act="sums.answer", actor=None, subject="sums")
    return code


@transaction.atomic
def answer_anew(*, actor: policy.Actor, code: str, answers: dict[str, str]) -> EqualityAnswers | None:
    """Change the answers that a code belongs to; with nothing answered, they are gone.

    Raises:
        Refused: when no answers belong to it.
    """
    policy.require(actor, "sums.answer_anew")
    found = EqualityAnswers.objects.select_for_update().filter(fingerprint=fingerprint(code)).first()
    if found is None:
        raise policy.Refused(Words.UNKNOWN)
    journal.note(act="sums.answer_anew", actor=None, subject="sums")
    found.answers = known(answers)
    if not found.answers:
        found.delete()
        return None
    found.save(update_fields=["answers"])
    return found


@transaction.atomic
def forget_answers() -> int:
    """Forget answers of years long past; say how many."""
    gone = EqualityAnswers.objects.had_their_time().delete()[0]
    if gone:
        journal.note(act="sums.forget_answers", actor=None, subject="sums", about={"number": gone})
    return gone


def fingerprint(code: str) -> str:
    return codes.fingerprint(f"sums {codes.tidy(code)}", key=settings.RECEIPT_KEY)
