"""verify() finds every kind of tampering with the stored record and names the entry; recount() mends the tallies."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from forum import record
from forum.record import actions, queries
from forum.record.checking import verify
from forum.record.models import Entry, Head, Tally
from forum.record.rules import fingerprint

pytestmark = pytest.mark.django_db

COUNT = 6


@pytest.fixture
def entries() -> list[Entry]:
    for number in range(COUNT):
        record.append(act="heard.hear", subject=f"voice:{number}", actor="a member", tally={"heard": 1})
    return list(Entry.objects.order_by("sequence"))


def run(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)


@pytest.fixture
def without_triggers(entries: list[Entry]) -> None:
    """What somebody with the database in hand could do. Rolled back with the test."""
    if connection.vendor == "postgresql":
        run("ALTER TABLE record_entry DISABLE TRIGGER USER")
    else:
        for name in ("update", "delete", "replace_by_sequence"):
            run(f"DROP TRIGGER record_entry_refuses_{name}")


def named() -> int | None:
    fault = verify()
    return None if fault is None else fault.sequence


def test_a_whole_record_has_no_fault(entries: list[Entry]) -> None:
    heard: list[int] = []
    assert verify(tell=heard.append) is None
    assert heard == list(range(1, COUNT + 1))


def test_an_empty_record_has_no_fault() -> None:
    assert verify() is None


at_each_end_and_between = pytest.mark.parametrize("number", [1, 3, COUNT])


@at_each_end_and_between
def test_a_changed_line_is_named(without_triggers: None, entries: list[Entry], number: int) -> None:
    line = bytes(entries[number - 1].line).replace(b"a member", b"the host")
    Entry.objects.filter(pk=number).update(line=line, actor="the host")
    assert named() == number


@at_each_end_and_between
@pytest.mark.parametrize(
    ("column", "value"), [("day", "2020-01-01"), ("act", "x"), ("subject", "x"), ("actor", "x"), ("hash", "0" * 64)]
)
def test_a_changed_column_is_named(without_triggers: None, number: int, column: str, value: str) -> None:
    Entry.objects.filter(pk=number).update(**{column: value})
    assert named() == number


@at_each_end_and_between
def test_a_missing_entry_is_named(without_triggers: None, number: int) -> None:
    Entry.objects.filter(pk=number).delete()
    assert named() == number


@at_each_end_and_between
def test_a_line_changed_together_with_its_hash_is_found(
    without_triggers: None, entries: list[Entry], number: int
) -> None:
    line = bytes(entries[number - 1].line).replace(b"a member", b"the host")
    Entry.objects.filter(pk=number).update(line=line, hash=fingerprint(line), actor="the host")
    assert named() == min(number + 1, COUNT)


def test_two_entries_that_changed_places_are_named(without_triggers: None, entries: list[Entry]) -> None:
    run("UPDATE record_entry SET sequence = 99 WHERE sequence = 3")
    run("UPDATE record_entry SET sequence = 3 WHERE sequence = 4")
    run("UPDATE record_entry SET sequence = 4 WHERE sequence = 99")
    fault = verify()
    assert fault is not None
    assert (fault.sequence, "out of order" in fault.words) == (3, True)


def test_an_entry_added_beyond_the_head_is_named(entries: list[Entry]) -> None:
    last = entries[-1]
    line = bytes(last.line).replace(b'"seq":6', b'"seq":7').replace(last.before.encode(), last.hash.encode())
    last.sequence, last.line, last.hash = 7, line, fingerprint(line)
    Entry.objects.bulk_create([last])
    assert str(verify()) == "Entry 7: was added: it lies beyond the head."


def test_a_head_that_was_put_back_is_found(entries: list[Entry]) -> None:
    Head.objects.update(sequence=COUNT - 1, hash=entries[COUNT - 2].hash)
    assert named() == COUNT


def test_a_head_with_another_hash_is_found(entries: list[Entry]) -> None:
    Head.objects.update(hash="0" * 64)
    assert named() == COUNT


def test_the_record_is_walked_in_pieces(entries: list[Entry], monkeypatch: pytest.MonkeyPatch) -> None:
    for piece in (1, 2, 3, 6, 7):
        monkeypatch.setattr(queries, "PIECE", piece)
        assert verify() is None
        assert [entry.sequence for entry in queries.walk(after=1, until=5)] == [2, 3, 4, 5]
        assert b"".join(queries.lines(until=6)).count(b"\n") == COUNT


def test_recount_rebuilds_what_somebody_changed() -> None:
    names = st.sampled_from(["heard", "answered", "changed"])

    @given(st.lists(st.dictionaries(names, st.integers(-3, 3)), max_size=5), st.dictionaries(names, st.integers()))
    def mends(changes: list[dict[str, int]], wrong: dict[str, int]) -> None:
        for tally in changes:
            record.append(act="heard.hear", subject="voice:k7m2", actor="a member", tally=tally)
        true = dict(Tally.objects.values_list("name", "value"))
        for name, value in wrong.items():
            Tally.objects.update_or_create(name=name, defaults={"value": value % 1_000})
        Tally.objects.create(name="made up", value=1)
        mended = actions.recount()
        assert dict(Tally.objects.values_list("name", "value")) == true
        assert mended["made up"] == (1, 0)
        assert actions.recount() == {}

    mends()
