"""Nobody changes or removes an entry, whichever way they ask."""

import pytest
from django.db import DatabaseError, connection, transaction

from forum import record
from forum.ground import clock
from forum.record.models import Entry, Head, PublishedHead

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry() -> Entry:
    return Entry.objects.get(pk=record.append(act="heard.hear", subject="voice:k7m2", actor="a member"))


@pytest.fixture
def published(entry: Entry) -> PublishedHead:
    return PublishedHead.objects.create(day=clock.today(), sequence=entry.sequence, hash=entry.hash)


def refused() -> object:
    return pytest.raises(DatabaseError, match="append-only")


def test_an_entry_cannot_be_changed(entry: Entry) -> None:
    with refused(), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(actor="somebody else")
    with refused(), transaction.atomic():
        entry.save()


def test_an_entry_cannot_be_deleted(entry: Entry) -> None:
    with refused(), transaction.atomic():
        entry.delete()


def test_the_head_cannot_be_deleted() -> None:
    with refused(), transaction.atomic():
        Head.objects.all().delete()


def test_a_second_head_cannot_be_made() -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Head.objects.create(id=2, sequence=0, hash="")


def test_a_published_head_cannot_be_changed_or_deleted(published: PublishedHead) -> None:
    with refused(), transaction.atomic():
        PublishedHead.objects.update(hash="0" * 64)
    with refused(), transaction.atomic():
        published.delete()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has INSERT OR REPLACE")
@pytest.mark.parametrize("table", ["record_entry", "record_publishedhead", "record_head"])
def test_nothing_is_replaced_by_inserting_it_again(published: PublishedHead, table: str) -> None:
    with refused(), transaction.atomic(), connection.cursor() as sql:
        sql.execute(f"REPLACE INTO {table} SELECT * FROM {table}")  # noqa: S608 - our own table's name


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
@pytest.mark.parametrize("table", ["record_entry", "record_publishedhead", "record_head"])
def test_nothing_is_truncated(published: PublishedHead, table: str) -> None:
    with refused(), transaction.atomic(), connection.cursor() as sql:
        sql.execute(f"TRUNCATE {table} CASCADE")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no roles")
def test_a_replica_refuses_as_well(entry: Entry) -> None:
    with refused(), transaction.atomic(), connection.cursor() as sql:
        sql.execute("SET LOCAL session_replication_role = replica")
        sql.execute("DELETE FROM record_entry")
