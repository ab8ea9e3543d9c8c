"""The journal holds ids only, hands each event to each reader once, and forgets what everybody has read."""

from datetime import timedelta

import pytest
from django.db import connection, transaction

from forum.ground import clock, journal
from forum.ground.journal.models import Event
from forum.ground.journal.rules import NotForTheJournal
from tests.fixtures.installations import Installation


def note(act: str = "heard.hear", **more: object) -> Event:
    return journal.note(act=act, actor=None, subject="voice:k7m2", **more)


def taken(reader: str = "notices", limit: int = 100) -> list[int]:
    return [event.pk for event in journal.take(reader=reader, limit=limit)]


@pytest.mark.django_db
def test_an_event_holds_who_did_what_to_which() -> None:
    event = journal.note(act="themed.theme", actor=7, subject="voice:k7m2", entry=12, about={"themes": [3, 4]})
    kept = Event.objects.get(pk=event.pk)
    assert (kept.act, kept.actor, kept.subject, kept.entry, kept.about) == (
        "themed.theme",
        7,
        "voice:k7m2",
        12,
        {"themes": [3, 4]},
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "about",
    [{"words": "x" * 41}, {"words": ["x" * 41]}, {"deep": {"words": "x"}}, {"at": None}, {"half": 0.5}],
    ids=str,
)
def test_words_have_no_place_in_it(about: dict[str, object]) -> None:
    with pytest.raises(NotForTheJournal):
        note(about=about)


@pytest.mark.django_db
def test_each_reader_gets_each_event_once_and_in_order() -> None:
    events = [note().pk for _ in range(5)]
    assert taken(limit=2) == events[:2]
    assert taken(limit=2) == events[2:4]
    late = note().pk
    assert taken() == [events[4], late]
    assert taken() == []
    assert taken("other reader") == [*events, late]


@pytest.mark.django_db
def test_what_the_reader_rolls_back_it_gets_again() -> None:
    event = note().pk
    with transaction.atomic():
        assert taken() == [event]
        transaction.set_rollback(True)
    assert taken() == [event]


@pytest.mark.django_db
def test_events_are_taken_inside_a_transaction_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transaction.get_connection(), "in_atomic_block", False)
    with pytest.raises(transaction.TransactionManagementError):
        taken()


@pytest.mark.django_db
def test_what_is_old_and_read_by_all_is_forgotten() -> None:
    with clock.travelled_to(clock.now() - timedelta(days=100)):
        old, kept, unread = note(), note(), note()
    new = note()
    before = clock.now() - timedelta(days=90)
    assert journal.prune(before=before) == 0  # Nobody has read anything yet.
    taken("fast")
    taken("slow", limit=2)
    in_hand = Event.objects.filter(pk=kept.pk).values_list("pk", flat=True)
    assert journal.prune(before=before, keep=in_hand) == 1
    assert set(Event.objects.values_list("pk", flat=True)) == {kept.pk, unread.pk, new.pk}
    assert old.pk not in taken("slow")


@pytest.mark.django_db
def test_numbers_are_not_given_twice_after_everything_was_forgotten() -> None:
    with clock.travelled_to(clock.now() - timedelta(days=100)):
        note()
    taken()
    journal.prune(before=clock.now())
    event = note().pk
    assert taken() == [event]


OVERLAP = """
from threading import Event as Flag, Thread
from django.db import connection, transaction
from forum.ground import journal

begun, may_commit = Flag(), Flag()

def slow():
    with transaction.atomic():
        journal.note(act="slow.act", actor=None, subject="a:1")
        begun.set()
        may_commit.wait(60)
    connection.close()

def take():
    with transaction.atomic():
        return [event.act for event in journal.take(reader="notices")]

thread = Thread(target=slow)
thread.start()
begun.wait(60)
quick = journal.note(act="quick.act", actor=None, subject="a:2")
print(take())
may_commit.set()
thread.join()
print(take(), take())
"""


@pytest.mark.processes
@pytest.mark.skipif(connection.vendor != "postgresql", reason="writers of SQLite never overlap")
def test_an_event_committed_late_is_not_stepped_over(installation: Installation) -> None:
    assert installation.python(OVERLAP).splitlines() == ["['quick.act']", "['slow.act'] []"]


WRITE = """
from django.db import transaction
from forum.ground import journal
for number in range(100):
    with transaction.atomic():
        journal.note(act="heard.hear", actor=None, subject="voice:k7m2")
        journal.note(act="heard.hear", actor=None, subject="voice:k7m2")
print("done")
"""
READ = """
from collections import Counter
from django.db import transaction
from forum.ground import journal
read = Counter()
while read.total() < 800:
    with transaction.atomic():
        read.update(event.pk for event in journal.take(reader="notices", limit=30))
print(read.total(), max(read.values()))
"""


@pytest.mark.processes
def test_a_reader_among_four_writers_gets_everything_once(installation: Installation) -> None:
    running = [installation.start_python(code) for code in (READ, WRITE, WRITE, WRITE, WRITE)]
    said = [process.communicate(timeout=300) for process in running]
    assert [out.strip() for out, _ in said] == ["800 1", *["done"] * 4], said
