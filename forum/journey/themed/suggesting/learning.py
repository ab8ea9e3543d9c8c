"""Learning which words go with which labels, by a linear classifier on words and pieces of words.

TF-IDF and one linear support vector machine a label (scikit-learn). `forum themes evaluate` measures it; docs/themes.md
has the figures, and what else was tried.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from numpy.typing import NDArray

Label = TypeVar("Label", bound=Hashable)
A_CHOICE = 2  # is between so many, at least
MOST_FEATURES = 30_000  # of each kind: so much memory and no more, however much is learned from
SOFT = 0.5  # how much a mistake weighs; chosen by fourfold cross-validation on one half of the labelled comments


@dataclass(frozen=True)
class Learned(Generic[Label]):
    """What was learned; ask it with `suggest`."""

    labels: tuple[Label, ...]
    features: Any
    classifier: Any

    def suggest(self, texts: Sequence[str], most: int = 3) -> list[list[Label]]:
        """For each text, the labels that fit best, the best first."""
        if not texts:
            return []
        scores: NDArray[Any] = self.classifier.decision_function(self.features.transform(texts))
        if scores.ndim == 1:  # of two labels it says only which side a text is on
            scores = scores[:, None] * [-1, 1]
        order = (-scores).argsort(axis=1, kind="stable")[:, :most]
        return [[self.labels[place] for place in row] for row in order]


def learn(examples: Sequence[tuple[str, Collection[Label]]]) -> Learned[Label]:
    """Learn from texts and their labels.

    Raises:
        ValueError: where there are fewer than two labels, or no words.
    """
    # Here, for it takes a second and 100 MB that no page needs.
    from sklearn.multiclass import OneVsRestClassifier  # noqa: PLC0415
    from sklearn.svm import LinearSVC  # noqa: PLC0415

    labels = tuple(sorted({label for _text, given in examples for label in given}, key=str))
    if len(labels) < A_CHOICE:
        raise ValueError("There is nothing to choose between.")
    features = weighing()
    known = features.fit_transform([text for text, _given in examples])
    classifier = OneVsRestClassifier(LinearSVC(C=SOFT, random_state=0))
    classifier.fit(known, table(labels, [given for _text, given in examples]))
    return Learned(labels, features, classifier)


def weighing(*, words: bool = True, pieces: bool = True) -> Any:
    """Weigh words and pairs of words, and pieces of three to five letters, which forgive slips and endings."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
    from sklearn.pipeline import make_union  # noqa: PLC0415

    same = {"sublinear_tf": True, "strip_accents": "unicode", "max_features": MOST_FEATURES}
    kinds = [TfidfVectorizer(ngram_range=(1, 2), **same)] if words else []
    kinds += [TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), **same)] if pieces else []
    return make_union(*kinds)


def table(labels: Sequence[Label], given: Sequence[Collection[Label]]) -> NDArray[Any]:
    """One row a text and one column a label: 1 where it has it."""
    import numpy as np  # noqa: PLC0415

    column = {label: place for place, label in enumerate(labels)}
    marks = np.zeros((len(given), len(labels)), dtype=np.int8)
    for row, those in enumerate(given):
        for label in those:
            marks[row, column[label]] = 1
    return marks
