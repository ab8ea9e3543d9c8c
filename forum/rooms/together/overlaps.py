"""Who does something alike: two that go on at once and may not know of each other.

TF-IDF of the stems of words (scikit-learn, Snowball) and the cosine of two. `LIKE` was chosen on half of the labelled
pairs in data/pairs.csv; on the other half, of the pairs that it points out three in four are alike, and it misses one
in five. A test measures that.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import snowballstemmer
from django.db import transaction
from django.db.models import Q

from forum.rooms.together.models import Overlap, Work

PAIRS = Path(__file__).parent / "data" / "pairs.csv"
LIKE = 0.15
WORD = re.compile(r"[a-z]{3,}")
SAID_OF_ALL = frozenset({"somebody", "everybody", "people", "together", "group"})
STEMMER = snowballstemmer.stemmer("english")
MOST = 1_000  # going on at once
SHOWN = 5


@dataclass(frozen=True)
class Pair:
    """Two pieces of work in their own words, and whether people say that they do something alike."""

    first: str
    second: str
    alike: bool


@cache
def labelled() -> tuple[Pair, ...]:
    """The labelled pairs, which are invented; every second one was kept apart from choosing the threshold."""
    with PAIRS.open(encoding="utf-8", newline="") as rows:
        return tuple(Pair(row["first"], row["second"], row["alike"] == "yes") for row in csv.DictReader(rows))


def likenesses(texts: Sequence[str]) -> Any:
    """How alike each two texts are, from 0 to 1, as a square table."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - takes a second that no page needs

    background = [text for pair in labelled() for text in (pair.first, pair.second)]
    weighing = TfidfVectorizer(analyzer=_telling, sublinear_tf=True).fit([*background, *texts])
    weighed = weighing.transform(texts)
    return (weighed @ weighed.T).toarray()


def _telling(text: str) -> list[str]:
    """The stems of words that tell what is done."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS  # noqa: PLC0415 - the same

    words = [word for word in WORD.findall(text.lower()) if word not in ENGLISH_STOP_WORDS and word not in SAID_OF_ALL]
    stems: list[str] = STEMMER.stemWords(words)
    return stems


def look_for_overlaps() -> int:
    """Point out which of those that go on do something alike; say how many pairs. Run as a job."""
    going_on = list(Work.objects.going_on()[:MOST])
    found = []
    if len(going_on) > 1:
        table = likenesses([f"{work.title}. {work.in_short}" for work in going_on])
        for row, one in enumerate(going_on):
            for column in range(row):
                if table[row, column] >= LIKE:
                    first, second = sorted((one.pk, going_on[column].pk))
                    found.append(Overlap(first_id=first, second_id=second, likeness=float(table[row, column])))
    with transaction.atomic():
        Overlap.objects.all().delete()
        Overlap.objects.bulk_create(found, ignore_conflicts=True)  # another process may look just now
    return len(found)


def overlapping() -> list[Overlap]:
    """The pairs that are most alike, for the page of all that goes on."""
    standing = Overlap.objects.filter(first__finished_on=None, second__finished_on=None)
    return list(standing.select_related("first", "second").order_by("-likeness", "pk")[:SHOWN])


def alike_to(work: Work) -> list[Work]:
    """What others do that is like this."""
    pairs = Overlap.objects.filter(Q(first=work) | Q(second=work)).order_by("-likeness", "pk")[:SHOWN]
    keys = [pair.second_id if pair.first_id == work.pk else pair.first_id for pair in pairs]
    there = {one.pk: one for one in Work.objects.filter(pk__in=keys, finished_on=None)}
    return [there[key] for key in keys if key in there]
