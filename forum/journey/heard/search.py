"""Finding voices by their words, for members. A job fills the index a moment after a voice is heard, never `hear`."""

from collections.abc import Iterable

from django.db import transaction

from forum.ground.fulltext.index import Found, Index
from forum.journey.heard.models import Voice
from forum.record.models import Entry

VOICES = Index("heard_voice")
AT_ONCE = 200
MOST_IN_A_ROUND = 20
HEARD = "heard.hear"
# Some of what the index finds may have been taken back since.
SPARE = 2


def fill(limit: int = AT_ONCE) -> int:
    """Put what was heard since into the index; say how many entries of the record were read.

    The record is read on, not the voices: its numbers are in the order in which transactions end, so a voice that
    was begun earlier and kept later is not stepped over.
    """
    read = 0
    for _ in range(MOST_IN_A_ROUND):
        if not Entry.objects.filter(sequence__gt=VOICES.upto()).exists():
            break
        read += (last := _fill_some(limit))
        if last < limit:
            break
    return read


@transaction.atomic
def _fill_some(limit: int) -> int:
    after = VOICES.hold()
    entries = list(
        Entry.objects.filter(sequence__gt=after).order_by("sequence").values_list("sequence", "act", "subject")[:limit]
    )
    if entries:
        _put(subject.removeprefix("voice:") for _sequence, act, subject in entries if act == HEARD)
        VOICES.move_on(to=entries[-1][0])
    return len(entries)


def _put(public_ids: Iterable[str]) -> None:
    voices = Voice.objects.kept().select_for_update(no_key=True).filter(public_id__in=list(public_ids)).order_by("pk")
    VOICES.put(list(voices.values_list("pk", "words")))


@transaction.atomic
def look_again(voice_ids: Iterable[int]) -> None:
    """Put changed words in place of the old ones. The caller holds the voices."""
    VOICES.put(list(Voice.objects.kept().filter(pk__in=list(voice_ids)).values_list("pk", "words")))


def forget(voice_ids: Iterable[int]) -> None:
    """Take the words of these voices out, in the transaction that takes them back."""
    VOICES.forget(voice_ids)


def compact() -> None:
    """Leave nothing of what was forgotten in the index; outside of any transaction."""
    VOICES.compact()


def look_for(typed: str, limit: int = 30) -> tuple[list[Voice], str]:
    """Voices with these words, the best first; and what was looked for, where something may have been mistyped."""
    found: Found = VOICES.search(typed, limit=limit * SPARE)
    return _in_order(found.rows)[:limit], found.meant


def similar_to(voice: Voice, limit: int = 5) -> list[Voice]:
    """Other voices that say something alike, the most alike first."""
    return _in_order(VOICES.similar(voice.words, limit=limit * SPARE, but=[voice.pk]))[:limit]


def alike(words: str, limit: int = 5, *, but: Iterable[int] = ()) -> list[int]:
    """The keys of voices that say something like these words."""
    return VOICES.similar(words, limit=limit, but=but)


def _in_order(keys: list[int]) -> list[Voice]:
    found = {voice.pk: voice for voice in Voice.objects.kept().filter(pk__in=keys)}
    return [found[key] for key in keys if key in found]
