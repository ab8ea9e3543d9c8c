"""The few words of a card in other languages (`data/card_words.csv`). What a group says of itself stays so."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("data") / "card_words.csv"


@dataclass(frozen=True)
class CardWords:
    """`code` is the language of these words, as in HTML."""

    code: str
    language: str
    title: str
    ring: str
    free: str
    come: str


@cache
def languages() -> dict[str, CardWords]:
    """The languages that a card speaks, by their codes; English first."""
    with FILE.open(newline="", encoding="utf-8") as kept:
        return {row["code"]: CardWords(**row) for row in csv.DictReader(kept)}


def words_in(code: str) -> CardWords:
    """The words in this language; English where it speaks no such."""
    return languages().get(code, languages()["en"])
