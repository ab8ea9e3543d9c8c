"""Equality answers hold nobody: only their code changes them or takes them out, and they have their time."""

from django.utils.translation import gettext_lazy as _

from forum.ground.keeping import Kept, Rows
from forum.people.sums.answering import forget_answers
from forum.people.sums.models import EqualityAnswers
from forum.people.sums.rules import ANSWERS_KEPT

HOLDS: frozenset[str] = frozenset()
KEPT = (
    Kept(
        name="equality",
        what=_("Answers to the equality questions, with nobody's name"),
        why=_("So that the sums of a year can be made."),
        period=ANSWERS_KEPT,
        due=lambda: EqualityAnswers.objects.had_their_time().count(),
        forget=forget_answers,
    ),
)


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """Nothing: nobody knows whose answers are whose. Where somebody speaks from is handed over with who they are."""
    del person, account
    return {}


def erase(*, person: int, account: int | None) -> None:
    """Nothing is here to find by a person."""
    del person, account
