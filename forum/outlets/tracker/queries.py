"""What the tracker's pages ask, each in a few questions whatever the size."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db.models import F, Max

from forum.outlets.tracker.often import Often
from forum.outlets.tracker.stations import Moves
from forum.record.models import Entry
from forum.record.queries import figures
from forum.rooms.together.models import Work

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from forum.journey.taken_up.models import Matter

NUMBERS = ("heard", "answered", "changed")
SHOWN = 3


def three_numbers() -> dict[str, int]:
    """Heard, answered, changed: from the tallies, in one question."""
    return dict.fromkeys(NUMBERS, 0) | figures(NUMBERS)


@Often
def _newest_moves(*subjects: str) -> QuerySet[Entry]:
    newest = Entry.objects.filter(subject__in=subjects).values("subject", "act").annotate(newest=Max("sequence"))
    entries = Entry.objects.filter(sequence__in=newest.values("newest"))
    return entries.only("sequence", "day", "act", "subject", "line").order_by("sequence")


def moves_of(matters: Iterable[Matter]) -> dict[int, Moves]:
    """What each of these matters went through, from the record, in one question: the newest entry of each act."""
    by_subject = {f"matter:{matter.public_id}": matter.pk for matter in matters}
    entries: dict[int, list[Entry]] = defaultdict(list)
    for entry in _newest_moves(*by_subject) if by_subject else ():
        entries[by_subject[entry.subject]].append(entry)
    return {pk: Moves(entries[pk]) for pk in by_subject.values()}


@Often
def _going_on() -> QuerySet[Work]:
    return Work.objects.going_on()[:SHOWN]


@Often
def _partners(*works: int) -> QuerySet[Work]:
    return Work.objects.filter(pk__in=works, partners__isnull=False).annotate(partner=F("partners__name"))


def going_on() -> list[tuple[Work, list[str]]]:
    """What we are working on, the newest news first, each with the names of its partners."""
    works = _going_on()
    partners: dict[int, list[str]] = defaultdict(list)
    for work in _partners(*(work.pk for work in works)) if works else ():
        partners[work.pk].append(work.partner)  # type: ignore[attr-defined]  # annotated
    return [(work, sorted(partners[work.pk])) for work in works]
