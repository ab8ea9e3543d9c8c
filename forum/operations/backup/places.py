"""Where a restored database is looked at before it is the forum's own, and how it becomes that.

SQLite: beside the old one, which is not touched until the new one is whole. PostgreSQL: in the same database, with the
old schema put aside under another name, and back if anything is wrong.
"""

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from sqlite3 import connect
from typing import Protocol

from django.db import connection, transaction

from forum.operations.backup import copying
from forum.people.policy import Refused

OPEN = "The forum is open. Stop `forum serve` and `forum jobs` first, and try again in a minute."
ASIDE = "before_restore"
WAL = ("-wal", "-shm", "-journal")
# A connection that has just been closed is seen for a moment longer.
PATIENCE = 20


class Place(Protocol):
    """A database that is being restored."""

    def refuse_if_open(self) -> None:
        """Raise Refused where somebody else uses the live one."""

    def arriving(self, copy: Path) -> AbstractContextManager[None]:
        """Put the copy where Django's connection sees it, until the block ends."""

    def settle(self) -> None:
        """Make it the forum's own."""

    def clear_up(self) -> None:
        """Delete what was put aside."""

    def put_back(self) -> bool:
        """Undo a restore that stopped half way; say whether there was one."""


class OnSQLite:
    def __init__(self, staged: Path) -> None:
        self.live = Path(str(connection.settings_dict["NAME"]))
        self.staged = staged / copying.NAMES["sqlite"]

    def refuse_if_open(self) -> None:
        connection.close()
        if not self.live.exists():
            return
        try:
            with closing(connect(self.live, timeout=1)) as alone:
                alone.execute("PRAGMA journal_mode=DELETE")  # Only works for whoever is alone with it.
        except sqlite3.OperationalError as fault:
            if "locked" in str(fault):
                raise Refused(OPEN) from fault
        except sqlite3.DatabaseError:
            pass  # It is broken, which is why somebody restores.

    @contextmanager
    def arriving(self, copy: Path) -> Iterator[None]:
        connection.close()
        connection.settings_dict["NAME"] = str(copy)
        try:
            with connection.cursor() as sql:
                sql.execute("PRAGMA integrity_check")
                if sql.fetchall() != [("ok",)]:
                    raise Refused("The database in this backup is damaged. Nothing was touched. Take another one.")
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = str(self.live)
        with closing(connect(copy)) as whole:
            whole.execute("PRAGMA journal_mode=DELETE")

    def settle(self) -> None:
        connection.close()
        if not self.staged.exists():
            return
        for ending in WAL:
            self.live.with_name(self.live.name + ending).unlink(missing_ok=True)
        part = self.live.with_name(f"{self.live.name}.arriving")
        shutil.copyfile(self.staged, part)  # FORUM_DATA and the database may lie on two disks.
        part.chmod(0o600)
        with part.open("rb") as whole:
            os.fsync(whole.fileno())
        part.replace(self.live)
        self.staged.unlink()

    def clear_up(self) -> None:
        """The old database went when the new one took its name."""

    def put_back(self) -> bool:
        self.live.with_name(f"{self.live.name}.arriving").unlink(missing_ok=True)
        return False


class OnPostgreSQL:
    def refuse_if_open(self) -> None:
        others = """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = 'forum'
        """
        for _ in range(PATIENCE):
            if not _ask(others):
                return
            time.sleep(0.1)
        raise Refused(OPEN)

    @contextmanager
    def arriving(self, copy: Path) -> Iterator[None]:
        with transaction.atomic(), connection.cursor() as sql:
            sql.execute(f"ALTER SCHEMA public RENAME TO {ASIDE}")
            sql.execute("CREATE SCHEMA public")
        try:
            connection.close()
            # It names the schema that is there already, each time that it was restored before.
            listed = copying.program_alone("pg_restore", "--list", str(copy))
            wanted = copy.with_suffix(".list")
            wanted.write_text("\n".join(line for line in listed.splitlines() if " SCHEMA - public " not in line))
            copying.program("pg_restore", "--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges",
                            f"--use-list={wanted}", str(copy))  # fmt: skip
            yield
        except BaseException:
            connection.close()
            self.put_back()
            raise

    def settle(self) -> None:
        """It stands where it belongs."""

    def clear_up(self) -> None:
        with connection.cursor() as sql:
            sql.execute(f"DROP SCHEMA IF EXISTS {ASIDE} CASCADE")

    def put_back(self) -> bool:
        if not _ask(f"SELECT count(*) FROM pg_namespace WHERE nspname = '{ASIDE}'"):  # noqa: S608 - our own name
            return False
        with transaction.atomic(), connection.cursor() as sql:
            sql.execute("DROP SCHEMA IF EXISTS public CASCADE")
            sql.execute(f"ALTER SCHEMA {ASIDE} RENAME TO public")
        return True


def _ask(question: str) -> int:
    with connection.cursor() as sql:
        sql.execute(question)
        ((number,),) = sql.fetchall()
    return int(number)


def place(staged: Path) -> Place:
    return OnPostgreSQL() if connection.vendor == "postgresql" else OnSQLite(staged)
