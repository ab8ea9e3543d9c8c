"""How good suggestions of themes are, on comments of real people that others have labelled."""

import csv
import hashlib
import json
from pathlib import Path

import pytest

from forum.journey.heard import search
from forum.journey.themed.suggesting import evaluating
from tests.fixtures.installations import Installation


def halves(shared_data: Path, folder: Path) -> tuple[Path, Path]:
    """The labelled comments, in halves by a hash of their id."""
    with (shared_data / "feedback" / "nhs_fft_comments_give.csv").open(newline="") as written:
        rows = list(csv.DictReader(written))
    files = folder / "train.csv", folder / "test.csv"
    for half, file in enumerate(files):
        with file.open("w", newline="") as target:
            table = csv.DictWriter(target, rows[0].keys())
            table.writeheader()
            table.writerows(row for row in rows if hashlib.sha256(row["id"].encode()).digest()[-1] % 2 == half)
    return files


@pytest.mark.once
def test_on_labelled_comments_it_is_as_good_as_is_asked(
    installation: Installation, shared_data: Path, tmp_path: Path
) -> None:
    train, test = halves(shared_data, tmp_path)
    out = tmp_path / "out.json"
    said = installation.run("themes", "evaluate", str(train), str(test), "--json", str(out)).stdout
    found = json.loads(out.read_text())
    learned, others = found["suggestions"]["learned"], found["suggestions"]
    assert learned["right_first"] >= 0.65
    assert learned["recall_at_3"] >= 0.75
    assert (
        learned["right_first"] > others["labels of the nearest"]["right_first"] > others["the most used"]["right_first"]
    )
    assert found["similar_voices"]["tf-idf of both"] > 2 * found["similar_voices"]["by chance"]
    assert f"{learned['right_first']:.3f}" in said


@pytest.fixture
def indexed(db: None, shared_data: Path, tmp_path: Path) -> tuple[list[evaluating.Comment], ...]:
    train, test = (evaluating.read(file) for file in halves(shared_data, tmp_path))
    search.VOICES.put((number + 1, text) for number, (text, _labels) in enumerate(train))
    return train, test[::10]


def test_the_index_finds_similar_ones_far_better_than_chance(indexed: tuple[list[evaluating.Comment], ...]) -> None:
    train, test = indexed
    shared, shown = 0, 0
    for text, labels in test:
        for row in search.alike(text, evaluating.NEAREST):
            shown += 1
            shared += bool(train[row - 1][1] & labels)
    assert shown > len(test)
    assert shared / shown > 0.4  # by chance it is 0.18
