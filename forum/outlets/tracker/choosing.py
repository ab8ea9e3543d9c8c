"""Showing a part of a list: a few plain choices above it, each an address of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as later

from forum.ground import clock
from forum.journey.answered.models import Answer
from forum.journey.answered.rules import ENDS, AnswerKind
from forum.journey.promised.models import Party
from forum.journey.taken_up.rules import Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.db.models import Model, QuerySet
    from django.http import HttpRequest
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise

M = TypeVar("M", bound="Model")


@dataclass(frozen=True)
class Choice:
    """One choice as the page shows it."""

    words: Words
    address: str
    here: bool


def _answered() -> Exists:
    return Exists(Answer.objects.filter(matter=OuterRef("pk"), kind__in=ENDS))


def _of(**side: bool) -> Exists:
    return Exists(Party.objects.filter(commitment=OuterRef("pk"), **side))


# For each list: what can be asked for, in which words, and what it leaves.
MATTERS: Mapping[str, tuple[Words, Callable[[], Q | Exists]]] = {
    "open": (later("Still open"), lambda: Q(~_answered())),
    "answered": (later("Answered"), _answered),
    "early": (later("Brought early"), lambda: Q(brought_early=True)),
    "members": (later("Raised by members"), lambda: Q(origin=Origin.MEMBER)),
}
DECISIONS: Mapping[str, tuple[Words, Callable[[], Q | Exists]]] = {
    "agreed": (later("Agreed"), lambda: Q(agreed=True)),
    "not-agreed": (later("Not agreed"), lambda: Q(agreed=False)),
}
PROMISES: Mapping[str, tuple[Words, Callable[[], Q | Exists]]] = {
    "open": (later("On their way"), lambda: Q(claimed_in__isnull=True)),
    "done": (later("Said to be done"), lambda: Q(claimed_in__isnull=False)),
    "waiting": (
        later("Still waiting"),
        lambda: Q(claimed_in__isnull=True, late_from__lte=clock.today()),
    ),
    "trust": (later("By the trust"), lambda: _of(office__isnull=False)),
    "groups": (later("By local groups"), lambda: _of(organisation__isnull=False)),
    "forum": (later("By the forum"), lambda: _of(group__isnull=False)),
}
CHANGED: Mapping[str, tuple[Words, Callable[[], Q | Exists]]] = {
    "yes": (later("It answers them"), lambda: Q(yes__gt=0)),
    "done": (later("Done"), lambda: Q(kind=AnswerKind.DONE)),
    "part": (later("A part of it"), lambda: Q(kind=AnswerKind.PART)),
    "no": (later("No, and why"), lambda: Q(kind=AnswerKind.NO)),
}


def chosen(
    rows: QuerySet[M], request: HttpRequest, choices: Mapping[str, tuple[Words, Callable[[], Q | Exists]]]
) -> tuple[QuerySet[M], list[Choice]]:
    """The part of the list that was asked for (`?show=`), and the choices; an unknown one shows everything."""
    asked = request.GET.get("show", "")
    asked = asked if asked in choices else ""
    shown = [Choice(later("All"), request.path, not asked)]
    shown += [Choice(words, f"?show={name}", name == asked) for name, (words, _leaves) in choices.items()]
    return (rows.filter(choices[asked][1]()) if asked else rows), shown
