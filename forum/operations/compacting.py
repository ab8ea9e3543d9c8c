"""Leaving no bytes in the database's files of what was deleted from its tables."""

import fcntl
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

from forum.journey.answered.models import Verdict
from forum.journey.heard import search

if TYPE_CHECKING:
    from django.db.models import Model

LOCK = 7_340_231  # any number, the same in every process
PATIENCE = "5s"


class Busy(Exception):  # noqa: N818 - reads as what it says
    """Raised when somebody is still reading what was there before; it is tried again."""


@contextmanager
def one_at_a_time() -> Iterator[bool]:
    """Say whether nobody else is at it; another process finds it taken until the block ends."""
    if connection.vendor == "postgresql":
        with connection.cursor() as sql:
            sql.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
            ((free,),) = sql.fetchall()
            try:
                yield bool(free)
            finally:
                if free:
                    sql.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
        return
    with (Path(settings.FORUM_DATA) / "compacting.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def compact(models: Collection[str] = ()) -> None:
    """Write anew what may still hold words that were deleted. Outside of any transaction.

    Args:
        models: labels of those to look at besides voices and what belongs to them.

    Raises:
        Busy: when it has to be tried again.
    """
    if connection.in_atomic_block:
        raise transaction.TransactionManagementError("Files are compacted outside of any transaction.")
    if connection.vendor == "postgresql":
        _compact_postgres(models)
    else:
        _compact_sqlite()


def _compact_sqlite() -> None:
    with connection.cursor() as sql:
        sql.execute("PRAGMA secure_delete=ON")
        search.compact()
        sql.execute("VACUUM")
        sql.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        ((busy, _pages, _moved),) = sql.fetchall()
    if busy:
        raise Busy


def _compact_postgres(models: Collection[str]) -> None:
    besides = [apps.get_model(label) for label in sorted(models)]
    wanted: list[type[Model]] = [*apps.get_app_config("heard").get_models(), Verdict, *besides]
    tables = list(dict.fromkeys(model._meta.db_table for model in wanted))
    with connection.cursor() as sql:
        # It waits for whoever uses a table, and everybody else then waits behind it: so not for long.
        sql.execute("SELECT set_config('lock_timeout', %s, false)", [PATIENCE])
        try:
            search.compact()
            for table in tables:
                sql.execute(f"VACUUM FULL {connection.ops.quote_name(table)}")
        finally:
            sql.execute("RESET lock_timeout")
