"""Bringing an archive into an empty installation, of whichever database. Broken off, it goes on where it was."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import AutoField, Model

from forum.ground import ledger
from forum.operations import setup
from forum.operations.archive import book, tables
from forum.operations.archive.book import Book
from forum.operations.backup import replaying
from forum.operations.backup.backing_up import holds_receipt_key, receipt_key_mark
from forum.operations.backup.restoring import OTHER_KEY
from forum.people.membership.models import Person
from forum.people.policy import Refused
from forum.record import checking
from forum.record import queries as record
from forum.record.models import Head
from forum.rooms.signposting import actions as signposting

MARK = "arriving.json"
LIVE = "There is a forum here already. An archive is brought into an empty installation."
OTHER_TABLES = (
    "This archive was written by version {version}, whose tables are not those of this one: {what}. "
    "Bring that forum up to date where it is, and write the archive anew."
)
OTHER_ARCHIVE = (
    "Another archive was being brought in here, from {folder}. "
    "Go on with that one, or begin with an empty installation."
)
NOT_THE_SAME = "{what} did not come back as it was. Do not use this installation."
Tell = Callable[[str, int], object]


@dataclass(frozen=True)
class Arrived:
    """What came: entries of the record, rows and tables, all with the hashes that they had."""

    entries: int
    rows: int
    tables: int


def bring_in(*, folder: Path, withdrawals: Path | None = None, tell: Tell = lambda _what, _rows: None) -> Arrived:
    """Bring in what `export` wrote, and see that every table has the hash that it had.

    Args:
        folder: the archive.
        withdrawals: a ledger of words taken back since it was written; they do not come back.
        tell: is called with what is being brought in and how many rows were.

    Raises:
        Refused: when something stands in the way; before anything is written, unless the disk or the database fails.
    """
    folder = folder.resolve()
    known = book.read(folder / book.NAME)
    done = _where_it_was(known)
    if done is None:
        _look_at_all(known, folder)
        _bring_folder("keys", folder)
        _note(known, folder, done := [])
        setup.set_up()
    for model in tables.carried():
        if model._meta.label not in done:
            _bring_table(model, folder, tell)
            _note(known, folder, done := [*done, model._meta.label])
        else:
            tell(model._meta.label, known.tables[model._meta.label]["rows"])
    _settle()
    _bring_folder("files", folder)
    _see_that_it_is_the_same(known, tell)
    _take_back_again(folder, withdrawals)
    (_data() / MARK).unlink()
    return Arrived(known.head[0], known.rows, len(known.tables))


def rows_in(folder: Path) -> int:
    """How many rows an archive has, by its book."""
    return book.read(folder / book.NAME).rows


def half_way() -> bool:
    """Whether an archive was brought in only in part; then the forum may not be opened."""
    return (_data() / MARK).exists()


def _data() -> Path:
    return Path(settings.FORUM_DATA)


def _where_it_was(known: Book) -> list[str] | None:
    """The tables that came already, or None where nothing has begun."""
    mark = _data() / MARK
    if not mark.exists():
        if setup.state() is not setup.State.EMPTY and not _holds_nothing():
            raise Refused(LIVE)
        return None
    said: dict[str, Any] = json.loads(mark.read_text())
    if said["archive"] != known.mark:
        raise Refused(OTHER_ARCHIVE.format(folder=said["folder"]))
    setup.set_up()  # It may have stopped before the database was whole.
    done: list[str] = said["done"]
    return done


def _holds_nothing() -> bool:
    """Whether it was only set up."""
    return setup.state() is setup.State.READY and not record.head().sequence and not Person.objects.exists()


def _note(known: Book, folder: Path, done: list[str]) -> None:
    part = _data() / f"{MARK}.part"
    part.write_text(json.dumps({"archive": known.mark, "folder": str(folder), "done": done}))
    part.replace(_data() / MARK)


def _look_at_all(known: Book, folder: Path) -> None:
    """Look at every byte before anything is written."""
    ours = {model._meta.label: tables.columns(model) for model in tables.carried()}
    theirs = {label: table["columns"] for label, table in known.tables.items()}
    if ours != theirs:
        what = ", ".join(sorted(label for label in {*ours, *theirs} if ours.get(label) != theirs.get(label)))
        raise Refused(OTHER_TABLES.format(version=known.version, what=what))
    if known.receipt_key != receipt_key_mark() and (not holds_receipt_key() or not (folder / "keys/receipts").exists()):
        raise Refused(OTHER_KEY)
    hashes = {book.name_of(label): str(table["sha256"]) for label, table in known.tables.items()} | known.files
    for name, fingerprint in hashes.items():
        file = (folder / name).resolve()
        if folder not in file.parents or not file.is_file() or book.hash_of(file) != fingerprint:
            raise Refused(book.NOT_WHOLE.format(file=name))


@transaction.atomic
def _bring_table(model: type[Model], folder: Path, tell: Tell) -> None:
    """All rows of a table or none; what set-up had put there makes way."""
    label = model._meta.label
    rows = _read(folder / book.name_of(label), label, tell)
    if model is Head:  # Its one row can never be deleted.
        for row in rows:
            Head.objects.filter(pk=row.pop("id")).update(**row)
        return
    if tables.every(model).exists():
        tables.every(model).delete()
    tables.put(model, rows)


def _bring_folder(name: str, folder: Path) -> None:
    if (folder / name).exists():
        shutil.copytree(folder / name, _data() / name, dirs_exist_ok=True)


def _read(file: Path, label: str, tell: Tell) -> Iterator[tables.Row]:
    with file.open("rb") as lines:
        for line in lines:
            yield json.loads(line)
            tell(label, 1)


def _settle() -> None:
    """Let new rows get new keys, and what is looked for be found."""
    models = [model for model in tables.carried() if isinstance(model._meta.pk, AutoField)]
    with connection.cursor() as sql:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            sql.execute(statement)
    signposting.look_through_again()


def _see_that_it_is_the_same(known: Book, tell: Tell) -> None:
    for model in tables.carried():
        label = model._meta.label
        rows, digest = tables.go_through(model, tell=lambda rows, label=label: tell(label, rows))  # type: ignore[misc]
        if (rows, digest) != (known.tables[label]["rows"], known.tables[label]["sha256"]):
            raise Refused(NOT_THE_SAME.format(what=label))
    if checking.verify() is not None:
        raise Refused(NOT_THE_SAME.format(what="The record"))


def _take_back_again(folder: Path, withdrawals: Path | None) -> None:
    """Whatever was taken back since the archive was written does not come back with it."""
    if (folder / ledger.NAME).exists():
        shutil.copyfile(folder / ledger.NAME, ledger.here())
    if withdrawals is None:
        return
    for kind in ledger.KINDS:
        known = dict(ledger.read(kind=kind))
        ledger.write([one for one in ledger.read(withdrawals, kind=kind) if one[0] not in known], kind=kind)
    asked = dict.fromkeys((voice for voice, _day in ledger.read(withdrawals)), replaying.long_ago())
    replaying.replay(asked, people={person for person, _day in ledger.read(withdrawals, kind=ledger.PERSON)})
