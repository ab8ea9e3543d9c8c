"""How good suggestions are, and what else was tried, on comments that people have labelled."""

import csv
import random
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from forum.ground.spreadsheets import Unreadable
from forum.journey.themed.suggesting.learning import A_CHOICE, learn, table, weighing

Comment = tuple[str, frozenset[str]]
Ranked = list[list[str]]
AMONG = 3
NEIGHBOURS = 15
NEAREST = 5
BETWEEN = "|"
NEEDED = {"text", "labels"}


class Score(NamedTuple):
    """`right_first`: the first suggestion is a label of the comment (top-1 accuracy).

    `recall_at_3` is the share of a comment's labels that are among three suggestions, as a mean over comments;
    `recall_at_3_of_labels` is the same over all labels together.
    """

    right_first: float
    recall_at_3: float
    recall_at_3_of_labels: float


def read(file: Path) -> list[Comment]:
    """Read a table with the columns `text` and `labels` (labels are divided by |); rows without either are left out.

    Raises:
        Unreadable: where it is no such table.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as written:
            rows = csv.DictReader(written)
            if not set(rows.fieldnames or ()) >= NEEDED:
                raise Unreadable(f"{file.name} needs the columns text and labels.")
            found = [(row["text"] or "", _labels(row["labels"])) for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise Unreadable(f"{file.name} cannot be read as a table in UTF-8.") from fault
    return [(text, labels) for text, labels in found if text.strip() and labels]


def _labels(written: str | None) -> frozenset[str]:
    return frozenset(label.strip() for label in (written or "").split(BETWEEN) if label.strip())


def evaluate(train: Sequence[Comment], test: Sequence[Comment]) -> dict[str, Any]:
    """Learn from one set of comments and try it on another; with what simpler ways would have got.

    Raises:
        Unreadable: where there is too little to learn from or to try it on.
    """
    known = {label for _text, labels in train for label in labels}
    if not test or len(known) < A_CHOICE:
        raise Unreadable("There has to be something to try it on, and two labels to learn.")
    texts = [text for text, _labels in test]
    ways: dict[str, Callable[[], Ranked]] = {
        "learned": lambda: learn(train).suggest(texts, AMONG),
        "labels of the nearest": lambda: by_neighbours(train, texts),
        "the most used": lambda: [most_used(train)] * len(test),
    }
    return {
        "trained_on": len(train),
        "tried_on": len(test),
        "labels": len(known),
        "suggestions": {name: score(way(), test)._asdict() for name, way in ways.items()},
        "similar_voices": compare_neighbours(train, test),
    }


def score(ranked: Ranked, test: Sequence[Comment]) -> Score:
    """Measure ranked suggestions, one list for each comment."""
    hits = [
        (len(labels & set(found[:AMONG])), len(labels)) for found, (_text, labels) in zip(ranked, test, strict=True)
    ]
    first = sum(bool(found) and found[0] in labels for found, (_text, labels) in zip(ranked, test, strict=True))
    return Score(
        right_first=round(first / len(test), 4),
        recall_at_3=round(sum(hit / of for hit, of in hits) / len(test), 4),
        recall_at_3_of_labels=round(sum(hit for hit, _of in hits) / sum(of for _hit, of in hits), 4),
    )


def most_used(train: Sequence[Comment]) -> list[str]:
    counted = Counter(label for _text, labels in train for label in sorted(labels))
    return [label for label, _times in counted.most_common(AMONG)]


def by_neighbours(train: Sequence[Comment], texts: Sequence[str]) -> Ranked:
    """What the most similar comments are labelled, each weighed by how similar it is."""
    labels = sorted({label for _text, given in train for label in given})
    features = weighing()
    known = features.fit_transform([text for text, _given in train])
    alike = (features.transform(texts) @ known.T).toarray()
    marks = table(labels, [given for _text, given in train])
    ranked = []
    for row in alike:
        nearest = (-row).argsort(kind="stable")[:NEIGHBOURS]
        weight = row[nearest] @ marks[nearest]
        ranked.append([labels[place] for place in (-weight).argsort(kind="stable")[:AMONG]])
    return ranked


def compare_neighbours(train: Sequence[Comment], test: Sequence[Comment]) -> dict[str, float]:
    """Of the five comments that a way finds most similar, the share that has a label in common, as a mean.

    'index' is what the sorting page shows; it asks the database's index of words. 'by chance' draws any five.
    """
    from sklearn.decomposition import TruncatedSVD  # noqa: PLC0415 - takes a second that no page needs
    from sklearn.pipeline import make_pipeline  # noqa: PLC0415
    from sklearn.preprocessing import Normalizer  # noqa: PLC0415

    small = min(100, len(train) - 1)
    ways = {
        "tf-idf of words": weighing(pieces=False),
        "tf-idf of pieces of words": weighing(words=False),
        "tf-idf of both": weighing(),
        f"the same in {small} dimensions": make_pipeline(
            weighing(), TruncatedSVD(small, random_state=0), Normalizer(copy=False)
        ),
    }
    found = {name: _precision(_nearest_by(way, train, test), train, test) for name, way in ways.items()}
    chance = random.Random(0)  # noqa: S311 - the same each time
    drawn = [chance.sample(range(len(train)), min(NEAREST, len(train))) for _comment in test]
    return found | {"by chance": _precision(drawn, train, test)}


def _nearest_by(way: Any, train: Sequence[Comment], test: Sequence[Comment]) -> list[list[int]]:
    known = way.fit_transform([text for text, _labels in train])
    alike = way.transform([text for text, _labels in test]) @ known.T
    dense = alike.toarray() if hasattr(alike, "toarray") else alike
    return [list((-row).argsort(kind="stable")[:NEAREST]) for row in dense]


def _precision(found: Sequence[Collection[int]], train: Sequence[Comment], test: Sequence[Comment]) -> float:
    shared = [
        sum(bool(train[place][1] & labels) for place in places) / len(places) if places else 0.0
        for places, (_text, labels) in zip(found, test, strict=True)
    ]
    return round(sum(shared) / len(shared), 4)
