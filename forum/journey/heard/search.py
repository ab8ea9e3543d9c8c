"""Finding voices by their words, for members. A job fills the index a moment after a voice is heard, never `hear`."""

from collections.abc import Iterable

from django.db import transaction

from forum.ground.fulltext.index import Found, Index
from forum.journey.heard.models import Voice, VoiceQuerySet, WrittenVersion
from forum.record.reading_on import AT_ONCE, Line, read_on

VOICES = Index("heard_voice")
HEARD = "heard.hear"
# Some of what the index finds may have been taken back since.
SPARE = 2


def fill(limit: int = AT_ONCE) -> int:
    """Put what was heard since into the index; say how many entries of the record were read."""
    return read_on(bookmark=VOICES, keep=_keep, limit=limit)


def _keep(lines: list[Line]) -> None:
    _put(line.subject.removeprefix("voice:") for line in lines if line.act == HEARD)


def _put(public_ids: Iterable[str]) -> None:
    voices = Voice.objects.kept().select_for_update(no_key=True).filter(public_id__in=list(public_ids)).order_by("pk")
    VOICES.put(lines_of(voices))


@transaction.atomic
def look_again(voice_ids: Iterable[int]) -> None:
    """Put changed words in place of the old ones. The caller holds the voices."""
    VOICES.put(lines_of(Voice.objects.kept().filter(pk__in=list(voice_ids))))


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
    return _in_order(VOICES.similar(voice.in_words, limit=limit * SPARE, but=[voice.pk]))[:limit]


def alike(words: str, limit: int = 5, *, but: Iterable[int] = ()) -> list[int]:
    """The keys of voices that say something like these words."""
    return VOICES.similar(words, limit=limit, but=but)


def lines_of(voices: VoiceQuerySet) -> list[tuple[int, str]]:
    """What is looked through: the words, and how somebody put a picture or recording in words."""
    said = list(voices.values_list("pk", "words"))
    versions = dict(
        WrittenVersion.objects.filter(voice__in=[key for key, _words in said]).values_list("voice", "words")
    )
    return [(key, f"{words}\n{versions[key]}" if versions.get(key, words) != words else words) for key, words in said]


def _in_order(keys: list[int]) -> list[Voice]:
    found = {voice.pk: voice for voice in Voice.objects.kept().filter(pk__in=keys)}
    return [found[key] for key in keys if key in found]
