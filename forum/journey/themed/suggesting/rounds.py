"""The job: learn from what members have sorted, and suggest themes for what waits.

What was learned stays in memory, for it is made of people's words; only its suggestions are written down.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from forum.journey.heard import search
from forum.journey.heard.models import Voice
from forum.journey.themed.models import Learning, Placing, Suggestion, Theme
from forum.journey.themed.rules import ENOUGH, OF_A_THEME
from forum.journey.themed.suggesting.learning import A_CHOICE, Learned, learn

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 6_000  # voices, the latest: learning from them takes some seconds
AHEAD = 200  # voices that wait and get suggestions; the rest get theirs when it is their turn
AMONG = 3
ONE_IN = 5  # that part is kept apart first, to see how well it does
ANEW = 1.05  # it learns anew when so many times as much has been sorted
Example = tuple[str, frozenset[int]]


@dataclass
class Memory:
    """What this process has learned, and up to which placing."""

    learned: Learned[int] | None = None
    row: Learning | None = None
    size: int = 0
    upto: int = 0


memory = Memory()


def suggest() -> int:
    """Suggest themes for voices that wait and have no fresh suggestions; return for how many."""
    _learn_anew()
    learned, row = memory.learned, memory.row
    if learned is None or row is None or not Learning.objects.filter(pk=row.pk).exists():
        return 0  # Nothing was learned, or another process has learned since: then that one suggests.
    waiting = list(Voice.objects.waiting().values_list("pk", flat=True)[:AHEAD])
    fresh = Suggestion.objects.filter(voice__in=waiting, learning=row).values_list("voice", flat=True)
    asked = sorted(set(waiting) - set(fresh))
    if asked:
        _write(asked, learned, row)
    return len(asked)


def _learn_anew() -> None:
    newest = Placing.objects.aggregate(newest=Max("pk"))["newest"] or 0
    if newest < ENOUGH or newest < memory.upto + max(1, int(memory.size * (ANEW - 1))):
        return
    memory.upto = newest
    examples = _examples()
    if len(examples) < ENOUGH or len({theme for _words, themes in examples for theme in themes}) < A_CHOICE:
        return
    tried = _try(examples)
    memory.learned, memory.size = learn(examples), len(examples)
    themes = len(memory.learned.labels)
    with transaction.atomic():
        Learning.objects.all().delete()
        memory.row = Learning.objects.create(voices=len(examples), themes=themes, **tried)


def _examples() -> list[Example]:
    """What the latest voices said, and under which themes they stand; without themes of hardly anything."""
    standing = Placing.objects.standing().filter(theme__merged_into__isnull=True, theme__voices__gte=OF_A_THEME)
    placed: dict[int, set[int]] = {}
    for voice, theme in standing.order_by("-pk").values_list("voice", "theme")[:MOST]:
        placed.setdefault(voice, set()).add(theme)
    said = search.lines_of(Voice.objects.kept().filter(pk__in=placed))
    examples = [(words, frozenset(placed[voice])) for voice, words in sorted(said) if words.strip()]
    common = _common(examples)
    return [(words, themes & common) for words, themes in examples if themes & common]


def _common(examples: Sequence[Example]) -> set[int]:
    times: dict[int, int] = {}
    for _words, themes in examples:
        for theme in themes:
            times[theme] = times.get(theme, 0) + 1
    return {theme for theme, count in times.items() if count >= OF_A_THEME}


def _try(examples: Sequence[Example]) -> dict[str, int]:
    """Learn from four fifths and see how often it is right about the rest, which it has not seen."""
    apart = [_apart(words) for words, _themes in examples]
    seen = [one for one, kept in zip(examples, apart, strict=True) if not kept]
    rest = [one for one, kept in zip(examples, apart, strict=True) if kept]
    if not rest or len({theme for _words, themes in seen for theme in themes}) < A_CHOICE:
        return {}
    found = learn(seen).suggest([words for words, _themes in rest], AMONG)
    pairs = list(zip(found, (themes for _words, themes in rest), strict=True))
    return {
        "tried": len(rest),
        "right_first": sum(suggested[0] in themes for suggested, themes in pairs),
        "right_among": sum(bool(themes & set(suggested)) for suggested, themes in pairs),
    }


def _apart(words: str) -> bool:
    return int.from_bytes(hashlib.sha256(words.encode()).digest()[:4]) % ONE_IN == 0


def _write(asked: Sequence[int], learned: Learned[int], row: Learning) -> None:
    """Write suggestions for these voices, unless they have been sorted or taken back meanwhile."""
    said = search.lines_of(Voice.objects.kept().filter(pk__in=asked))
    found = learned.suggest([words for _voice, words in said], AMONG)
    with transaction.atomic():
        if not Learning.objects.select_for_update().filter(pk=row.pk).exists():
            return
        held = Voice.objects.waiting().select_for_update(of=("self",), no_key=True).filter(pk__in=asked)
        waiting = set(held.order_by("pk").values_list("pk", flat=True))
        standing = set(Theme.objects.standing().filter(pk__in=learned.labels).values_list("pk", flat=True))
        Suggestion.objects.filter(voice__in=asked).delete()
        Suggestion.objects.bulk_create(
            Suggestion(voice_id=voice, theme_id=theme, place=place, learning=row)
            for (voice, _words), themes in zip(said, found, strict=True)
            if voice in waiting
            for place, theme in enumerate(theme for theme in themes if theme in standing)
        )
