"""Leaving with everything and coming back on the other database: the same hashes, whatever breaks on the way."""

import json
import shutil
import signal
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZipFile

import psycopg
import pytest
from icalendar import Calendar

from scripts.postgres import Server
from tests.fixtures.installations import Installation

pytestmark = pytest.mark.faults
DIES = """
import os, signal
from pathlib import Path
from forum.operations import archive
met = set()
def tell(what, rows):
    met.add(what)
    if len(met) == {after}:
        os.kill(os.getpid(), signal.SIGKILL)
archive.{do}(folder=Path("{folder}"), tell=tell)
"""


def tables(folder: Path) -> dict[str, str]:
    book = json.loads((folder / "archive.json").read_text())
    return {label: table["sha256"] for label, table in book["tables"].items()}


def beside(made: Installation, server: Server, folder: Path) -> Installation:
    """Another on the same server, set up and empty."""
    url = urlsplit(server.url())
    with psycopg.connect(url._replace(path="/postgres").geturl(), autocommit=True) as sql:
        sql.execute(f'CREATE DATABASE elsewhere TEMPLATE "{url.path.removeprefix("/")}"')
    folder.mkdir()
    shutil.copytree(made.data / "keys", folder / "keys")
    return Installation(folder, url._replace(path="/elsewhere").geturl())


def killed(where: Installation, do: str, folder: Path, after: int) -> None:
    with where.start_python(DIES.format(do=do, folder=folder, after=after)) as process:
        _said, complaint = process.communicate(timeout=300)
    assert process.returncode == -signal.SIGKILL, complaint


def test_all_of_it_on_the_other_database_and_back_however_often_it_breaks_off(
    own_demonstration: Installation,
    installation: Installation,
    on_postgres: tuple[Installation, Server],
    tmp_path: Path,
) -> None:
    first, second, third = (tmp_path / name for name in ("first", "second", "third"))
    killed(own_demonstration, "export", first, 60)
    assert (first / "unfinished.json").exists()
    assert "rows of" in own_demonstration.run("export", str(first)).stdout
    assert not (first / "unfinished.json").exists()
    own_demonstration.run("export", str(second))
    assert tables(first) == tables(second)

    elsewhere = beside(*on_postgres, tmp_path / "elsewhere")
    killed(elsewhere, "bring_in", first, 90)
    refused = elsewhere.run("serve", "--no-jobs", check=False)
    assert "only in part" in refused.stderr
    other = elsewhere.run("import", "archive", str(second), check=False)
    assert other.returncode == 0 or "Another archive" in other.stderr
    assert "with the hash that it had" in elsewhere.run("import", "archive", str(first)).stdout
    assert "The record is whole" in elsewhere.run("record", "verify").stdout
    elsewhere.run("export", str(third))
    assert tables(third) == tables(first)
    with elsewhere.serve(jobs=True):
        pass
    new = "from forum.people.policy import VISITOR\nfrom forum.journey.heard import actions\n"
    elsewhere.python(f"{new}actions.hear(actor=VISITOR, words='A new voice gets a new key.')")
    back = installation  # set up, and nothing more
    back.run("import", "archive", str(third))
    again = back.run("import", "archive", str(third), check=False)
    assert "There is a forum here already" in again.stderr
    with back.serve() as address:
        assert address


def test_any_program_can_read_it(demonstration: Installation, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    demonstration.run("export", str(folder))
    assert (folder / "READ-ME.txt").read_text().startswith("This folder holds all")
    assert folder.stat().st_mode & 0o77 == 0
    events = Calendar.from_ical((folder / "gatherings.ics").read_bytes()).events
    assert len(events) > 20
    for paper in (folder / "minutes").glob("*.odt"):
        assert "content.xml" in ZipFile(paper).namelist()
    assert (folder / "public" / "promises.csv").read_text().startswith("id,matter,words,by")
    checked = demonstration.python(
        "import runpy, sys\n"
        f"sys.argv = ['verify.py', {str(folder / 'record' / 'record.txt')!r}]\n"
        f"runpy.run_path({str(folder / 'record' / 'verify.py')!r}, run_name='__main__')"
    )
    assert "whole" in checked.lower() or "entries" in checked.lower()
    refused = demonstration.run("export", str(folder), check=False)
    assert "is not empty" in refused.stderr
    inside = demonstration.run("export", str(demonstration.data / "here"), check=False)
    assert "lost with it" in inside.stderr


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (lambda folder: (folder / "archive.json").unlink(), "no archive"),
        (lambda folder: (folder / "archive.json").write_text("{}"), "no archive"),
        (lambda folder: (folder / "tables" / "heard.voice.jsonl").unlink(), "is missing"),
        (lambda folder: (folder / "tables" / "heard.voice.jsonl").write_bytes(b"{}"), "has changed"),
        (lambda folder: shutil.rmtree(folder / "files"), "is missing"),
    ],
)
def test_what_is_not_whole_is_refused_before_anything_is_written(archive: Path, tmp_path: Path, harm, words) -> None:  # noqa: ANN001 - a line each, above
    folder, blank = tmp_path / "archive", Installation(tmp_path / "blank", f"sqlite:///{tmp_path / 'blank.sqlite3'}")
    blank.data.mkdir()
    shutil.copytree(archive, folder)
    harm(folder)
    refused = blank.run("import", "archive", str(folder), check=False)
    assert refused.returncode == 1
    assert words in refused.stderr
    with closing(sqlite3.connect(tmp_path / "blank.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


@pytest.fixture(scope="module")
def archive(demonstration: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive") / "whole"
    demonstration.run("export", str(folder))
    return folder
