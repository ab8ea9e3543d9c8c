"""Where the bench keeps its databases, and a PostgreSQL server that keeps its word: every commit is on the disk."""

import contextlib
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from bench.county import FACTS, ROOT, built_from
from scripts.postgres import Server

KEPT = ROOT / "var" / "bench"
DURABLE = ["max_connections=60", "shared_buffers=512MB", "max_wal_size=4GB"]  # and fsync, as it comes
SECRETS = {"FORUM_SECRET_KEY": "for the bench alone", "FORUM_RECEIPT_KEY": "for the bench alone"}


@dataclass(frozen=True)
class Installation:
    """A folder and a database of the bench's own."""

    folder: Path
    url: str

    def env(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("FORUM_", "DATABASE_URL"))}
        ours = {"FORUM_DATA": str(self.folder), "DATABASE_URL": self.url, "DJANGO_SETTINGS_MODULE": "bench.settings"}
        return kept | SECRETS | ours

    def start(self, module: str, *arguments: str) -> "subprocess.Popen[str]":
        """Start one of the bench's own programs in this installation."""
        command = [sys.executable, "-m", f"bench.{module}", *arguments]
        return subprocess.Popen(  # noqa: S603 - our own program
            command, cwd=ROOT, env=self.env(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(self, module: str, *arguments: str, told: str = "") -> str:
        """Run one to its end; return what it says."""
        process = self.start(module, *arguments)
        said, _ = process.communicate(told)
        if process.returncode:
            sys.exit(f"bench.{module} {' '.join(arguments)} ended with {process.returncode}.")
        return said


@dataclass
class Sqlite:
    """SQLite: a database is a file."""

    name: str = "sqlite"

    def version(self) -> str:
        return sqlite3.sqlite_version

    def place(self, name: str) -> Installation:
        folder = KEPT / f"sqlite-{name}"
        return Installation(folder, f"sqlite:///{folder / 'forum.sqlite3'}")

    def has(self, _installation: Installation) -> bool:
        return True  # with its folder

    def create(self, installation: Installation) -> None:
        """Nothing to do: the file comes with the first connection."""

    def drop(self, installation: Installation) -> None:
        """Nothing to do: the file goes with its folder."""

    def copy(self, of: Installation, to: Installation) -> None:
        shutil.copy(of.folder / "forum.sqlite3", to.folder / "forum.sqlite3")


@dataclass
class Postgres:
    """PostgreSQL: a database of a server, this run's own or the one that DATABASE_URL names."""

    server: str
    name: str = "postgresql"

    def version(self) -> str:
        with self._connect() as sql:
            return str(sql.info.server_version // 10_000)

    def place(self, name: str) -> Installation:
        database = f"bench_{name}".replace("-", "_")
        return Installation(
            KEPT / f"postgresql-{name}", urlunsplit(urlsplit(self.server)._replace(path=f"/{database}"))
        )

    def has(self, installation: Installation) -> bool:
        with self._connect() as sql:
            return sql.execute("SELECT 1 FROM pg_database WHERE datname = %s", [_name(installation)]).rowcount == 1

    def create(self, installation: Installation) -> None:
        self.drop(installation)
        self._do(f'CREATE DATABASE "{_name(installation)}" TEMPLATE template0')

    def drop(self, installation: Installation) -> None:
        self._do(f'DROP DATABASE IF EXISTS "{_name(installation)}" WITH (FORCE)')

    def copy(self, of: Installation, to: Installation) -> None:
        self.drop(to)
        self._do(f'CREATE DATABASE "{_name(to)}" TEMPLATE "{_name(of)}" STRATEGY FILE_COPY')

    def _connect(self) -> "psycopg.Connection[tuple[object, ...]]":
        return psycopg.connect(self.server, autocommit=True)

    def _do(self, statement: str) -> None:
        with self._connect() as sql:
            sql.execute(statement.encode())


def _name(installation: Installation) -> str:
    return urlsplit(installation.url).path.removeprefix("/")


Database = Sqlite | Postgres


@contextlib.contextmanager
def opened(name: str) -> Iterator[Database]:
    """Open a kind of database by its name."""
    given = os.environ.get("DATABASE_URL", "")
    if name == "sqlite":
        yield Sqlite()
    elif given.startswith("postgres"):
        yield Postgres(urlunsplit(urlsplit(given)._replace(path="/postgres")))
    else:
        with _own_server() as url:
            yield Postgres(url)


@contextlib.contextmanager
def _own_server() -> Iterator[str]:
    # Root starts it as somebody else, who may not look into root's home.
    here = hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]
    folder = Path(f"/var/tmp/forum-bench-{here}") if os.geteuid() == 0 else KEPT / "postgres"  # noqa: S108 - kept there
    server = Server(folder, DURABLE)
    server.start()
    try:
        yield server.url()
    finally:
        server.stop(mode="fast")


def county(database: Database, voices: int) -> Installation:
    """Return the county of that size, built now if it has not been."""
    made = database.place(f"{voices}-{built_from()}")
    if (made.folder / FACTS).exists() and database.has(made):
        return made
    for old in KEPT.glob(f"{database.name}-{voices}-*"):
        shutil.rmtree(old)
        database.drop(database.place(old.name.removeprefix(f"{database.name}-")))
    made.folder.mkdir(parents=True)
    database.create(made)
    sys.stderr.write(f"Building a county of {voices:,} voices on {database.name} …\n")
    made.run("county", str(voices))
    return made


@contextlib.contextmanager
def copied(database: Database, of: Installation) -> Iterator[Installation]:
    """Copy an installation for somebody who writes in it."""
    with _for_now(database) as made:
        database.copy(of, made)
        yield made


@contextlib.contextmanager
def fresh(database: Database) -> Iterator[Installation]:
    """Make an installation that holds nothing but what set-up makes."""
    with _for_now(database) as made:
        database.create(made)
        made.run("writing", "set-up")
        yield made


@contextlib.contextmanager
def _for_now(database: Database) -> Iterator[Installation]:
    made = database.place("for-now")
    shutil.rmtree(made.folder, ignore_errors=True)
    made.folder.mkdir(parents=True)
    try:
        yield made
    finally:
        database.drop(made)
        shutil.rmtree(made.folder)
