"""Writing everything into a folder, while the forum goes on. Broken off, it goes on where it was."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max, Model

from forum.ground import clock, ledger
from forum.ground.journal.models import Event
from forum.operations.archive import book, readable, tables
from forum.operations.archive.book import Book
from forum.operations.backup.backing_up import INSIDE, receipt_key_mark
from forum.operations.backup.bundle import files_under
from forum.people.policy import Refused
from forum.record import queries as record

NOT_EMPTY = "{folder} is not empty. Choose a folder that is, or one in which an export broke off."
Tell = Callable[[str, int], object]


def export(*, folder: Path, tell: Tell = lambda _what, _rows: None) -> Book:
    """Write everything into a folder: tables and record, files and keys, and what is public once more for people.

    Args:
        folder: one that is not there, is empty, or in which an export broke off.
        tell: is called with what is being written and how many rows were.

    Raises:
        Refused: when that is no place for it.
    """
    data, folder = Path(settings.FORUM_DATA).resolve(), folder.resolve()
    if folder == data or data in folder.parents:
        raise Refused(INSIDE.format(data=data))
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = folder / book.UNFINISHED
    if any(folder.iterdir()) and not unfinished.exists():
        raise Refused(NOT_EMPTY.format(folder=folder))
    with at_one_moment():
        made = _begin(unfinished)
        for model in tables.carried():
            _write_table(model, made, folder, tell)
            made.write(unfinished)
        _write_files(made, folder, data)
        readable.write(folder, made, tell)
        made.write(folder / book.NAME)
    unfinished.unlink()
    return made


@contextmanager
def at_one_moment() -> Iterator[None]:
    """See the database as it stands now, for as long as the block lasts, and keep nobody from writing."""
    if connection.vendor == "sqlite":
        with connection.cursor() as sql:
            sql.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                sql.execute("ROLLBACK")
        return
    with transaction.atomic(), connection.cursor() as sql:
        sql.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _begin(unfinished: Path) -> Book:
    """Go on with what broke off, if nothing has happened in the forum since; else begin anew."""
    head = record.head()
    stands_at = f"{head.sequence} {Event.objects.aggregate(last=Max('pk'))['last'] or 0}"
    made = Book(
        version=version("partnership-forum"),
        made_at=clock.now().isoformat(),
        head=(head.sequence, head.hash),
        stands_at=stands_at,
        receipt_key=receipt_key_mark(),
    )
    if unfinished.exists():
        before = book.read(unfinished)
        if (before.version, before.stands_at, before.head) == (made.version, made.stands_at, made.head):
            return before
    made.write(unfinished)
    return made


def _write_table(model: type[Model], made: Book, folder: Path, tell: Tell) -> None:
    label = model._meta.label
    file = folder / book.name_of(label)
    if label in made.tables and file.exists():
        tell(label, made.tables[label]["rows"])
        return
    file.parent.mkdir(exist_ok=True, mode=0o700)
    part = file.with_suffix(".part")
    with part.open("wb") as out:
        part.chmod(0o600)
        count, digest = tables.go_through(model, take=out.write, tell=lambda rows: tell(label, rows))
        out.flush()
        os.fsync(out.fileno())
    part.replace(file)
    made.tables[label] = {"rows": count, "sha256": digest, "columns": tables.columns(model)}


def _write_files(made: Book, folder: Path, data: Path) -> None:
    """What people sent, the keys by which receipts open, and the ledger of what was taken back."""
    for kind in ("files", "keys"):
        for name, file in files_under(data / kind):
            _copy(file, folder, f"{kind}/{name}", made)
    if ledger.here().exists():
        _copy(ledger.here(), folder, ledger.NAME, made)


def _copy(file: Path, folder: Path, name: str, made: Book) -> None:
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    shutil.copyfile(file, target)
    target.chmod(0o600)
    made.note(folder, name)
