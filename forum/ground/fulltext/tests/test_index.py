"""The same on both databases: what is found, what is forgiven, what is forgotten."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from forum.ground.fulltext.index import Found, Index
from forum.ground.fulltext.models import Word
from forum.ground.fulltext.words import nearest, typed, words_of

INDEX = Index("heard_voice")
ROWS = {
    1: "The bus to Manea stops at five, and nobody can get home.",
    2: "Buses are late every Tuesday.",
    3: "Please let us keep the gardening group in Chatteris.",
    4: "My appointment was moved three times and nobody told me.",
    5: "The café on the ward is lovely.",
    6: "Appointments by telephone only; I cannot hear well.",
    7: "Waiting for an appointment since March, no letter, no call.",
}


@pytest.fixture
def index(db: None) -> Iterator[Index]:
    INDEX.put(ROWS.items())
    return INDEX


@pytest.mark.parametrize(
    ("text", "rows", "meant"),
    [
        ("bus", {1, 2}, ""),
        ("BUSES!", {1, 2}, ""),
        ("garden", {3}, ""),
        ("cafe", {5}, ""),
        ("CAFÉ", {5}, ""),
        ("the bus home", {1}, ""),
        ("apointment letter", {7}, "appointment letter"),
        ("appointmnet", {4, 6, 7}, "appointment"),
        ("gardning", {3}, "gardening"),
        ("telep", {6}, "telephone"),
        ("lovely telephone", {5, 6}, ""),  # none has both, so some
        ("the and of", set(), ""),
        ("", set(), ""),
        ("zebra", set(), ""),
        ('"bus" OR (late*) AND NOT -Tuesday', {2}, ""),
    ],
)
def test_what_is_found(index: Index, text: str, rows: set[int], meant: str) -> None:
    found = index.search(text)
    assert rows <= set(found.rows)
    assert (set(found.rows) == rows) or " " in text
    assert found.meant == meant


def test_the_best_come_first_and_no_more_than_asked_for(index: Index) -> None:
    assert index.search("appointment letter", limit=1).rows == [7]
    assert len(index.search("appointment", limit=2).rows) == 2


def test_what_says_something_alike(index: Index) -> None:
    assert set(index.similar(ROWS[4], but=[4], limit=3)) == {1, 6, 7}  # nobody, appointment
    assert 4 not in index.similar(ROWS[4], but=[4])
    assert index.similar("Nothing like it, quite unheard of.") == []
    assert index.similar("") == []


def test_rare_words_tell_more_than_common_ones(index: Index) -> None:
    index.put([(100 + n, f"nobody came {n}") for n in range(5)])
    index.put([(200, "The appointment in Chatteris")])
    assert index.similar("nobody, Chatteris", limit=1)[0] in {3, 200}


def test_a_long_text_is_like_what_shares_more_than_one_word_with_it(index: Index) -> None:
    index.put([(300, "bus home nobody Tuesday appointment"), (301, "a letter of the ward home")])
    long = "Nobody gets home by bus on a Tuesday after an appointment; letter or no letter."
    found = index.similar(long, limit=3)
    assert found[0] == 300
    assert 5 not in found
    assert 3 not in found


def test_putting_again_puts_right(index: Index) -> None:
    before = dict(Word.objects.values_list("word", "rows"))
    index.put(ROWS.items())
    assert dict(Word.objects.values_list("word", "rows")) == before
    index.put([(2, "Trains")])
    assert 2 not in index.search("buses").rows
    assert index.search("train").rows == [2]


def test_what_is_forgotten_is_gone_words_and_all(index: Index) -> None:
    index.forget([3, 4, 999])
    assert index.search("gardening") == Found(rows=[])
    assert 4 not in index.search("appointment").rows
    assert not Word.objects.filter(word__in=["gardening", "chatteris"]).exists()
    index.forget(ROWS)
    assert not Word.objects.exists()


def test_a_row_without_words_is_no_row(index: Index) -> None:
    index.put([(8, " … !? "), (1, "")])
    assert 1 not in index.search("Manea").rows


def test_words_are_plain() -> None:
    assert words_of("Don't\x00 STOP—the Café_bar, №7! 🚌 ﬁne") == [
        "don",
        "t",
        "stop",
        "the",
        "cafe",
        "bar",
        "no7",
        "fine",
    ]
    assert len(typed(" ".join(f"word{n}" for n in range(10_000)))) == 16
    assert max(map(len, words_of("x" * 10_000))) == 64


def test_nearest_prefers_few_slips_then_common_words() -> None:
    known = [("carer", 9), ("career", 2), ("care", 40), ("cared", 1)]
    assert nearest("carre", known)[:2] == ["care", "carer"]
    assert nearest("zz", known) == []


class Hostile(TestCase):
    """Whatever is put in or looked for: no error, and what was put in is found by its own words."""

    @given(text=st.text(max_size=300), other=st.text(max_size=10_000))
    def test_anything(self, text: str, other: str) -> None:
        INDEX.put([(1, text)])
        INDEX.search(other)
        INDEX.similar(other)
        wanted = typed(text)
        if wanted and connection.vendor == "postgresql":
            INDEX.search(text)  # letters that its parser does not know are no words to it
        if wanted and all(word.isascii() for word in wanted):
            assert INDEX.search(text).rows == [1]
        INDEX.forget([1])
        assert INDEX.search(text).rows == []
        assert not Word.objects.exists()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the file of SQLite")
def test_no_byte_is_left_after_compacting(tmp_path: Path) -> None:
    file = tmp_path / "index.sqlite3"
    with sqlite3.connect(file) as made:
        made.execute("CREATE VIRTUAL TABLE i USING fts5(words, tokenize='porter unicode61 remove_diacritics 2')")
        made.executemany("INSERT INTO i VALUES (?)", [("filler words here",)] * 300 + [("xylophonist zanzibar",)])
        made.commit()
        made.execute("DELETE FROM i WHERE i MATCH 'zanzibar'")
        made.execute("INSERT INTO i (i) VALUES ('rebuild')")
        made.commit()
        made.execute("VACUUM")
    made.close()
    assert b"zanzibar" not in file.read_bytes()
    assert b"xylophonist" not in file.read_bytes()
    assert b"ylophon" not in file.read_bytes()
