"""What append() writes, and what it refuses."""

import json
from datetime import date
from hashlib import sha256

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import DjangoAssertNumQueries

from forum import record
from forum.ground import clock
from forum.record import queries
from forum.record.models import Entry, Head, Tally
from forum.record.rules import write_line

pytestmark = pytest.mark.django_db


def append(**more: object) -> int:
    return record.append(**{"act": "heard.hear", "subject": "voice:k7m2", "actor": "a member"} | more)


def test_an_entry_holds_on_to_the_one_before_and_the_head_moves() -> None:
    first, second = append(), append()
    entries = Entry.objects.in_bulk([first, second])
    assert second == first + 1
    assert entries[second].before == entries[first].hash
    assert entries[second].hash == sha256(entries[second].line).hexdigest()
    assert queries.head().sequence == second
    assert queries.head().hash == entries[second].hash


def test_the_line_is_json_with_sorted_names_no_spaces_and_whole_letters() -> None:
    assert (
        write_line(
            sequence=7,
            day=date(2026, 12, 8),
            act="decided.decide",
            subject="matter:ab",
            actor="seat:river",
            facts={"title": "Café, Łódź and\n你好", "a": [1, None, True]},
            tally={"decided": 1},
            before="0" * 64,
        )
        == (
            '{"act":"decided.decide","actor":"seat:river","before":"' + "0" * 64 + '","day":"2026-12-08",'
            '"facts":{"a":[1,null,true],"title":"Café, Łódź and\\n你好"},"seq":7,"subject":"matter:ab",'
            '"tally":{"decided":1}}'
        ).encode()
    )


def test_columns_say_what_the_line_says() -> None:
    entry = Entry.objects.get(pk=append(facts={"way": "paper"}))
    said = json.loads(entry.line)
    assert (entry.act, entry.subject, entry.actor) == (said["act"], said["subject"], said["actor"])
    assert entry.day == clock.today() == date.fromisoformat(said["day"])
    assert entry.facts == {"way": "paper"}


def test_tallies_change_with_the_entry() -> None:
    append(tally={"heard": 1, "themed": 2})
    append(tally={"heard": 1, "themed": -1})
    assert queries.figures(["heard", "themed", "answered"]) == {"heard": 2, "themed": 1, "answered": 0}


def test_what_is_rolled_back_leaves_no_gap_and_no_tally() -> None:
    first = append(tally={"heard": 1})
    with transaction.atomic():
        append(tally={"heard": 1})
        transaction.set_rollback(True)
    assert append() == first + 1
    assert Tally.objects.get(pk="heard").value == 1


def test_a_number_can_be_held_for_the_entry_that_comes_last() -> None:
    held = record.next_number()
    assert record.next_number() == held
    assert append() == held
    assert record.next_number() == held + 1


def test_it_costs_four_statements_and_on_postgresql_two_journeys(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(2 if connection.vendor == "postgresql" else 4):
        append(tally={"heard": 1, "themed": 1, "answered": 1})


def test_outside_a_transaction_it_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transaction.get_connection(), "in_atomic_block", False)
    with pytest.raises(transaction.TransactionManagementError):
        append()
    with pytest.raises(transaction.TransactionManagementError):
        record.next_number()


@pytest.mark.parametrize(
    "wrong",
    [
        {"actor": ""},
        {"actor": "  "},
        {"actor": "two\nlines"},
        {"subject": ""},
        {"subject": "x" * 81},
        {"act": "Heard. Hear!"},
        {"act": ""},
        {"facts": {"words": "x" * 201}},
        {"facts": {"x" * 201: 1}},
        {"facts": {"deep": [["x" * 201]]}},
        {"facts": {"half a character": "\ud800"}},
        {"facts": {"number": float("nan")}},
        {"facts": {"number": float("inf")}},
        {"facts": {"number": 2**63}},
        {"facts": {"day": date(2026, 12, 8)}},
        {"facts": {"pair": (1, 2)}},
        {"facts": {1: "one"}},
        {"facts": {"a": [[[[1]]]]}},
        {"facts": {"list": ["x" * 200] * 100}},
        {"tally": {"heard": True}},
        {"tally": {"heard": 0.5}},
        {"tally": {"": 1}},
    ],
    ids=str,
)
def test_what_has_no_place_in_the_record_is_refused_and_nothing_is_written(wrong: dict[str, object]) -> None:
    before = Head.objects.values().get()
    with pytest.raises(record.NotForTheRecord), transaction.atomic():
        append(**wrong)
    assert Head.objects.values().get() == before
    assert not Entry.objects.filter(sequence__gt=before["sequence"]).exists()


whole_letters = st.characters(exclude_categories=["Cs"])
words = st.text(whole_letters, max_size=200)
plain = (
    st.none() | st.booleans() | st.integers(-(2**63) + 1, 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
)
values = st.recursive(
    plain | st.text(whole_letters, max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(whole_letters, max_size=9), inner, max_size=3),
    max_leaves=6,
).filter(lambda value: _depth(value) <= 3)


def _depth(value: object) -> int:
    if isinstance(value, dict):
        value = list(value.values())
    return 1 + max(map(_depth, value), default=0) if isinstance(value, list) else 0


def test_whatever_json_and_unicode_can_hold_comes_back_exactly() -> None:
    @given(st.dictionaries(words, values, max_size=4))
    def comes_back(facts: dict[str, object]) -> None:
        entry = Entry.objects.get(pk=append(facts=facts))
        assert entry.facts == facts
        assert sha256(bytes(entry.line)).hexdigest() == entry.hash
        assert b"\n" not in bytes(entry.line)

    comes_back()


def test_a_commitment_shows_nothing_of_the_words_and_needs_a_real_salt() -> None:
    salt = bytes(range(32))
    assert record.commitment("the hall is cold", salt) == record.commitment("the hall is cold", salt)
    assert record.commitment("the hall is cold", salt) != record.commitment("the hall is cold.", salt)
    assert record.commitment("the hall is cold", salt) != record.commitment("the hall is cold", salt[::-1])
    with pytest.raises(ValueError, match="salt"):
        record.commitment("the hall is cold", b"short")
