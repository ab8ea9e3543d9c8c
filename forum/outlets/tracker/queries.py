"""What the tracker's pages ask, each in a few questions whatever the size."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.db.models import Case, F, Max, When

from forum.journey.answered.models import Answer
from forum.journey.answered.rules import AnswerKind
from forum.outlets.tracker.often import Often, together
from forum.outlets.tracker.stations import Moves
from forum.people.membership.models import Organisation
from forum.record.models import Entry
from forum.record.queries import figures
from forum.rooms.together.models import Work

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet

    from forum.journey.taken_up.models import Matter

NUMBERS = ("heard", "answered", "changed")
SHOWN = 3


def three_numbers() -> dict[str, int]:
    """Heard, answered, changed: from the tallies, in one question."""
    return dict.fromkeys(NUMBERS, 0) | figures(NUMBERS)


def _newest(subjects: Sequence[str], *, of: str) -> QuerySet[Entry]:
    told = Case(When(act="answered.answer", then=1), default=0)
    entries = Entry.objects.filter(subject__in=subjects).annotate(told=told).values("subject", of)
    newest = entries.annotate(newest=Max("sequence")).values("newest")
    found = Entry.objects.filter(sequence__in=newest)
    return found.only("sequence", "day", "act", "subject", "line").order_by("sequence")


@Often
def newest_moves(*subjects: str) -> QuerySet[Entry]:
    return _newest(subjects, of="act")


@Often
def _last_moves(*subjects: str) -> QuerySet[Entry]:
    return _newest(subjects, of="told")


def moves_of(matters: Iterable[Matter]) -> dict[int, Moves]:
    """What each of these matters went through, from the record, in one question: the newest entry of each act."""
    matters = list(matters)
    return moves_among(newest_moves(*subjects_of(matters)) if matters else [], matters)


def last_moves_of(matters: Iterable[Matter]) -> dict[int, Moves]:
    """Of each of these matters the newest entry and the newest answer: enough to say where each stands."""
    matters = list(matters)
    return moves_among(_last_moves(*subjects_of(matters)) if matters else [], matters)


def subjects_of(matters: Iterable[Matter]) -> list[str]:
    return [f"matter:{matter.public_id}" for matter in matters]


def moves_among(entries: Iterable[Entry], matters: Sequence[Matter]) -> dict[int, Moves]:
    """The entries that `newest_moves` found, for each of the matters."""
    by_subject: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_subject[entry.subject].append(entry)
    subjects = zip(matters, subjects_of(matters), strict=True)
    return {matter.pk: Moves(by_subject[subject]) for matter, subject in subjects}


@Often
def _going_on() -> QuerySet[Work]:
    return Work.objects.going_on()[:SHOWN]


@Often
def _partners(*works: int) -> QuerySet[Organisation]:
    return Organisation.objects.filter(work__in=works).only("name").annotate(of=F("work")).order_by("name", "pk")


@Often
def _story() -> QuerySet[Answer]:
    answered = Answer.objects.newest().filter(yes__gt=0).exclude(kind=AnswerKind.NO)
    return answered.only("words").annotate(ref=F("matter__public_id"), title=F("matter__title"))[:1]


def front_page() -> dict[str, Any]:
    """What we are working on, each with the names of its partners, the newest news first; one thing that changed."""
    works = _going_on()
    found, stories = together((_partners, [work.pk for work in works] or [0]), (_story, []))
    partners: dict[int, list[str]] = defaultdict(list)
    for partner in found:
        partners[partner.of].append(partner.name)
    return {"work": [(work, partners[work.pk]) for work in works], "stories": stories}
