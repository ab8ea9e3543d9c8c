"""Copies of the database, taken and looked at while others use it: SQLite by its own backup, PostgreSQL by pg_dump."""

import os
import shutil
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from sqlite3 import connect
from typing import Any, NamedTuple

from django.db import connection, transaction

from forum.people.policy import Refused

NAMES = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}
TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
}
Ask = Callable[[str], list[tuple[Any, ...]]]


class Facts(NamedTuple):
    """What can be counted of a database, and compared with what came back."""

    migrations: list[str]
    rows: dict[str, int]
    head: tuple[int, str]


def name_of_copy() -> str:
    return NAMES[connection.vendor]


def copy(target: Path) -> Facts:
    """Copy the database as it stands at one moment."""
    return _copy_postgres(target) if connection.vendor == "postgresql" else _copy_sqlite(target)


def facts(ask: Ask | None = None) -> Facts:
    """Count what is in a database: the forum's own, unless told whom to ask."""
    ask = ask or _ask
    tables = sorted(str(name) for (name,) in ask(TABLES[connection.vendor]))
    ((sequence, digest),) = ask("SELECT sequence, hash FROM record_head")
    return Facts(
        migrations=[f"{app}.{name}" for app, name in ask("SELECT app, name FROM django_migrations ORDER BY app, name")],
        rows={table: int(ask(f'SELECT count(*) FROM "{table}"')[0][0]) for table in tables},  # noqa: S608 - our tables
        head=(int(sequence), str(digest)),
    )


def _ask(question: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as sql:
        sql.execute(question)
        return list(sql.fetchall())


def _copy_sqlite(target: Path) -> Facts:
    target.touch(mode=0o600)
    connection.ensure_connection()
    with closing(connect(target)) as copied:
        # In one piece: in several it would begin anew whenever somebody writes.
        connection.connection.backup(copied, pages=-1)
        copied.execute("PRAGMA journal_mode=DELETE")
        return facts(lambda question: list(copied.execute(question)))


def _copy_postgres(target: Path) -> Facts:
    with transaction.atomic(), connection.cursor() as sql:
        sql.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        sql.execute("SELECT pg_export_snapshot()")
        ((snapshot,),) = sql.fetchall()
        target.touch(mode=0o600)
        program("pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--schema=public",
                f"--snapshot={snapshot}", f"--file={target}")  # fmt: skip
        return facts()


def program(name: str, *arguments: str) -> str:
    """Run a program of PostgreSQL on the forum's database; its password never stands among the arguments."""
    client: Any = connection.client
    where, secrets = client.settings_to_cmd_args_env(connection.settings_dict, [])
    return program_alone(name, *where[1:-1], f"--dbname={where[-1]}", *arguments, **(secrets or {}))


def program_alone(name: str, *arguments: str, **secrets: str) -> str:
    """Run one of its programs without a database; return what it says.

    Raises:
        Refused: when it is not there or did not end well, with its own first words.
    """
    found = shutil.which(name)
    if found is None:
        raise Refused(f"{name} is needed and is not there. It comes with PostgreSQL (postgresql-client).")
    env = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", **secrets}
    done = subprocess.run([found, *arguments], env=env, capture_output=True, text=True, check=False)  # noqa: S603 - our words
    if done.returncode:
        complaint = next(iter(done.stderr.strip().splitlines()), "no word why")
        raise Refused(f"{name} did not end well: {complaint}")
    return done.stdout
