"""Help that answers now is there with everything else down; other pages say so kindly, with a way on."""

import sqlite3
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from email.message import Message
from pathlib import Path

import pytest

from scripts.postgres import Server
from tests.fixtures.installations import Installation

pytestmark = pytest.mark.faults
A_NUMBER_IN_ENGLAND = "111"
NEED_THE_DATABASE = ["/", "/changed", "/matters"]


def ask(address: str) -> tuple[int, str, Message]:
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return answer.status, answer.read().decode(), answer.headers
    except urllib.error.HTTPError as answer:
        return answer.code, answer.read().decode(), answer.headers


def assert_help_answers(address: str) -> None:
    status, words, headers = ask(f"{address}/help-now")
    assert status == 200
    assert A_NUMBER_IN_ENGLAND in words
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def assert_the_rest_is_kind(address: str, pages: list[str]) -> None:
    for page in pages:
        status, words, headers = ask(address + page)
        assert status == 503, f"{page} answered {status}"
        assert 'href="/help-now"' in words
        assert headers["Retry-After"]
        assert "Traceback" not in words


@pytest.fixture
def installation(template: Installation, tmp_path: Path) -> Installation:
    assert template.database_url.startswith("sqlite:"), "Faults bring their own PostgreSQL."
    return template.copy(tmp_path / "copy")


def database(of: Installation) -> Path:
    return of.data / "forum.sqlite3"


@contextmanager
def missing(of: Installation) -> Iterator[None]:
    for file in of.data.glob("forum.sqlite3*"):
        file.unlink()
    yield


@contextmanager
def corrupt(of: Installation) -> Iterator[None]:
    for file in of.data.glob("forum.sqlite3-*"):
        file.unlink()
    database(of).write_bytes(b"this is not a database any more\n" * 4_000)
    yield


@contextmanager
def locked(of: Installation) -> Iterator[None]:
    """Somebody else holds the whole file, as a copying program may: not even readers get in."""
    holder = sqlite3.connect(database(of), isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        holder.close()


Fault = Callable[[Installation], AbstractContextManager[None]]


@pytest.mark.parametrize("fault", [missing, corrupt])
def test_sqlite_goes_wrong_while_serving(installation: Installation, fault: Fault) -> None:
    with installation.serve() as address, fault(installation):
        assert_help_answers(address)
        assert_the_rest_is_kind(address, NEED_THE_DATABASE)


def test_sqlite_is_locked_for_a_while(installation: Installation) -> None:
    with installation.serve(FORUM_PATIENCE="2") as address:
        with locked(installation):
            assert_help_answers(address)
            assert_the_rest_is_kind(address, ["/"])
        assert ask(address)[0] == 200


@pytest.mark.parametrize(("fault", "pages"), [(corrupt, NEED_THE_DATABASE), (locked, ["/"])])
def test_sqlite_is_wrong_from_the_start(installation: Installation, fault: Fault, pages: list[str]) -> None:
    with fault(installation), installation.serve(FORUM_PATIENCE="2") as address:
        assert_help_answers(address)
        assert_the_rest_is_kind(address, pages)


def test_a_fresh_installation_makes_its_database(tmp_path: Path) -> None:
    fresh = Installation(tmp_path, f"sqlite:///{tmp_path / 'forum.sqlite3'}")
    with fresh.serve() as address:
        assert_help_answers(address)
        assert ask(address)[0] == 200


def test_postgres_stops_while_serving_and_comes_back(on_postgres: tuple[Installation, Server]) -> None:
    installation, server = on_postgres
    with installation.serve() as address:
        assert ask(address)[0] == 200
        server.stop()
        try:
            assert_help_answers(address)
            assert_the_rest_is_kind(address, NEED_THE_DATABASE)
        finally:
            server.start()
        assert ask(address)[0] == 200


def test_postgres_is_stopped_before_the_start(on_postgres: tuple[Installation, Server]) -> None:
    installation, server = on_postgres
    server.stop()
    try:
        with installation.serve() as address:
            assert_help_answers(address)
            assert_the_rest_is_kind(address, NEED_THE_DATABASE)
    finally:
        server.start()


def test_help_answers_where_nothing_was_ever_set_up_and_postgres_is_away(tmp_path: Path) -> None:
    nowhere = Installation(tmp_path, "postgres://forum@127.0.0.1:1/forum")
    with nowhere.serve() as address:
        assert_help_answers(address)
        assert_the_rest_is_kind(address, ["/"])
