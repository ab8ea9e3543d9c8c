"""The public search: whatever the record speaks of and all may read.

A job reads the record on, so that no page and no act waits for it. Words of speakers are not in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db import transaction
from django.utils.text import Truncator

from forum.ground.fulltext.index import Index
from forum.ground.fulltext.words import words_of
from forum.outlets.tracker.findables import FOUND_BY, STANDING, Said
from forum.outlets.tracker.models import Findable
from forum.outlets.tracker.rules import TITLE
from forum.outlets.tracker.rules import Findable as Kind
from forum.record.reading_on import Line, read_on
from forum.rooms.together.models import Story

PUBLIC = Index("tracker_public")
AT_ONCE = 100
SHOWN = 20
LONGEST = 8_000
BEFORE, AROUND = 8, 28  # words
LEAST_BEGUN, ENDING = 4, 3


def fill(limit: int = AT_ONCE) -> int:
    """Read the record on and look again at whatever it speaks of; say how many entries were read."""
    return read_on(bookmark=PUBLIC, keep=_look_again, limit=limit)


def _look_again(lines: list[Line]) -> None:
    for prefix, kind, find in FOUND_BY:
        refs = {line.subject.removeprefix(f"{prefix}:") for line in lines if line.subject.startswith(f"{prefix}:")}
        if refs:
            _keep(kind, refs, find(refs))


@transaction.atomic
def look_at_the_rest() -> int:
    """Put right what the record does not speak of (roles, partners, offices, places); say how many rows changed."""
    PUBLIC.hold()
    changed = 0
    for kind, find in STANDING.items():
        kept = {row.ref: row for row in Findable.objects.filter(kind=kind)}
        there = {said.ref: said for said in find()}
        other = [said for ref, said in there.items() if ref not in kept or _differs(kept[ref], said)]
        gone = kept.keys() - there.keys()
        if other or gone:
            _keep(kind, {said.ref for said in other} | gone, other)
            changed += len(other) + len(gone)
    return changed


def _differs(row: Findable, said: Said) -> bool:
    return any(getattr(row, name) != value for name, value in _shown(said).items())


def _shown(said: Said) -> dict[str, Any]:
    return {
        "title": Truncator(said.title).chars(TITLE), "in_short": said.in_short, "day": said.day,
        "leads_to": said.leads_to, "text": said.words[:LONGEST],
    }  # fmt: skip


def _keep(kind: str, refs: set[str], found: Iterable[Said]) -> None:
    """Keep what there is of these, and nothing of what is public no more."""
    rows, there = [], set()
    for said in found:
        row, _fresh = Findable.objects.update_or_create(kind=kind, ref=said.ref, defaults=_shown(said))
        rows.append((row.pk, f"{said.title} {said.words}"))
        there.add(said.ref)
    gone = list(Findable.objects.filter(kind=kind, ref__in=refs - there).values_list("pk", flat=True))
    PUBLIC.put(rows)
    if gone:
        PUBLIC.forget(gone)
        Findable.objects.filter(pk__in=gone).delete()


@dataclass(frozen=True)
class Piece:
    """A few words around what was found, each piece with whether it is one of the words looked for."""

    words: str
    hit: bool


@dataclass(frozen=True)
class Found:
    """One thing that was found, with the words around it."""

    row: Findable
    around: list[Piece]


def look_for(typed: str) -> tuple[list[Findable], str]:
    """What has these words, the best first; and what was looked for, where something may have been mistyped."""
    found = PUBLIC.search(typed, limit=SHOWN)
    rows = {row.pk: row for row in Findable.objects.filter(pk__in=found.rows)}
    told = [row.ref for row in rows.values() if row.kind == Kind.STORY]
    if told:  # What its teller has taken back this very moment is found no more.
        shown = set(Story.objects.shown().filter(public_id__in=told).values_list("public_id", flat=True))
        rows = {key: row for key, row in rows.items() if row.kind != Kind.STORY or row.ref in shown}
    return [rows[key] for key in found.rows if key in rows], found.meant


def with_words_around(rows: Iterable[Findable], typed: str, meant: str) -> list[Found]:
    """The same, each with the words around the first of those that were looked for."""
    begun = {word[: max(LEAST_BEGUN, len(word) - ENDING)] for word in words_of(f"{typed} {meant}")}
    return [Found(row, _around(row.text, begun)) for row in rows]


def _around(text: str, begun: set[str]) -> list[Piece]:
    words = text.split()
    hits = [any(one.startswith(tuple(begun)) for one in words_of(word)) for word in words] if begun else []
    if True not in hits:
        return []
    first = max(0, hits.index(True) - BEFORE)
    window = range(first, min(len(words), first + AROUND))
    pieces = [Piece("… ", hit=False)] if first else []
    for hit, places in groupby(window, key=lambda place: hits[place]):
        pieces.append(Piece(" ".join(words[place] for place in places) + " ", hit=hit))
    return [*pieces, Piece("…", hit=False)] if window.stop < len(words) else pieces
