"""Putting a backup in place. Nothing of the live forum is touched until all of the backup has been looked at."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from forum.ground import ledger
from forum.operations import setup
from forum.operations.backup import bundle, copying, replaying
from forum.operations.backup.backing_up import holds_receipt_key, receipt_key_mark
from forum.operations.backup.places import Place, place
from forum.people.policy import Refused
from forum.record import checking

STAGED, READY, ASIDE = "restoring", "all-of-it-is-here", "before-restore"
LIVE = "There is a forum here already. With --replace this backup takes its place."
OTHER_KIND = "This backup holds a {theirs} database, and DATABASE_URL names a {ours} one. Nothing was touched."
OTHER_KEY = (
    "This backup was made with another receipt key, which is not in it: receipts would no longer open. "
    "Set FORUM_RECEIPT_KEY to the key of that time. Nothing was touched."
)
NOT_ALL = "The database in this backup is not what the backup says that it is: {what}. Nothing was touched."


@dataclass(frozen=True)
class Restored:
    """What came back: from when, how much of the record, and whose words were taken back again."""

    made_at: str
    entries: int
    forgotten: int
    replaced: bool


def restore(*, file: Path, replace: bool = False, withdrawals: Path | None = None) -> Restored:
    """Put a backup in place.

    Args:
        file: what `forum backup` wrote.
        replace: take the place of a forum that is here already; it is put aside, and deleted once all is well.
        withdrawals: a ledger of words taken back since, kept elsewhere; the one in FORUM_DATA is read anyway.

    Raises:
        Refused: with one sentence, when something stands in the way; then the live forum is as it was.
    """
    with _alone():
        here = place(_staged())
        finish(here)
        there_is_one = setup.state() is not setup.State.EMPTY
        if there_is_one and not replace:
            raise Refused(LIVE)
        here.refuse_if_open()
        shutil.rmtree(_staged(), ignore_errors=True)
        _staged().mkdir(mode=0o700)
        try:
            manifest = bundle.take_out(file, _staged())
            _check_that_it_fits(manifest)
            asked = dict.fromkeys(_in_ledgers(withdrawals), replaying.long_ago())
            live = replaying.asked_in_the_live_one() if there_is_one else {}
            people = _in_ledgers(withdrawals, kind=ledger.PERSON)
            with here.arriving(_staged() / copying.name_of_copy()):
                _check_that_it_is_all_there(manifest)
                call_command("migrate", verbosity=0, interactive=False)
                forgotten = replaying.replay({**live, **asked}, people=people)
            _write_ledger(withdrawals)
            _see_to_disk(_staged() / READY)
        except BaseException:
            shutil.rmtree(_staged(), ignore_errors=True)
            raise
        finish(here)
        setup.set_up()
        return Restored(manifest.made_at, manifest.head[0], forgotten, replaced=there_is_one)


def stopped_half_way() -> bool:
    """Whether a restore stopped between the old forum and the new; then neither may be opened."""
    if (_staged() / READY).exists():
        return True
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as sql:
        sql.execute("SELECT count(*) FROM pg_namespace WHERE nspname = 'before_restore'")
        ((number,),) = sql.fetchall()
    return bool(number)


def finish(here: Place) -> None:
    """Go on where a restore stopped: forward if all of it had been looked at, else back."""
    staged, data = _staged(), Path(settings.FORUM_DATA)
    if not (staged / READY).exists():
        here.put_back()
        return
    aside = data / ASIDE
    aside.mkdir(exist_ok=True, mode=0o700)
    (data / "keys").mkdir(exist_ok=True, mode=0o700)
    for name, key in bundle.files_under(staged / "keys"):
        key.replace(data / "keys" / name)
    if not (aside / "files").exists():
        (data / "files").rename(aside / "files") if (data / "files").exists() else (aside / "files").mkdir()
    if (staged / "files").exists():
        (staged / "files").rename(data / "files")
    if (staged / ledger.NAME).exists():
        (staged / ledger.NAME).replace(ledger.here())
    here.settle()
    here.clear_up()
    (staged / READY).unlink()
    shutil.rmtree(aside, ignore_errors=True)
    shutil.rmtree(staged, ignore_errors=True)


def _staged() -> Path:
    return Path(settings.FORUM_DATA) / STAGED


@contextmanager
def _alone() -> Iterator[None]:
    with (Path(settings.FORUM_DATA) / "restoring.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused("Another restore is at work here just now.") from None
        yield


def _check_that_it_fits(manifest: bundle.Manifest) -> None:
    if manifest.database != connection.vendor:
        raise Refused(OTHER_KIND.format(theirs=manifest.database, ours=connection.vendor))
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if not set(manifest.migrations) <= known:
        raise Refused(bundle.NEWER.format(version=manifest.version))
    has_key = (_staged() / "keys" / "receipts").exists()
    set_outside = not holds_receipt_key()
    if manifest.receipt_key != receipt_key_mark() and (set_outside or not has_key):
        raise Refused(OTHER_KEY)


def _check_that_it_is_all_there(manifest: bundle.Manifest) -> None:
    try:
        found = copying.facts()
        if found.migrations != manifest.migrations:
            raise Refused(NOT_ALL.format(what="its tables are of another version"))
        differs = sorted(table for table, rows in manifest.rows.items() if found.rows.get(table) != rows)
        if differs or found.rows.keys() != manifest.rows.keys():
            raise Refused(
                NOT_ALL.format(what=f"rows are missing or added ({', '.join(differs[:3]) or 'whole tables'})")
            )
        if found.head != manifest.head:
            raise Refused(NOT_ALL.format(what="its record ends elsewhere"))
        if fault := checking.verify():
            raise Refused(NOT_ALL.format(what=f"the record is not whole ({fault})"))
    except DatabaseError as fault:
        raise Refused(NOT_ALL.format(what="it cannot be read")) from fault


def _in_ledgers(given: Path | None, *, kind: str = ledger.VOICE) -> dict[str, date]:
    """Every voice, or person, that any ledger names: the live one, that in the backup, and one kept elsewhere."""
    files = [ledger.here(), _staged() / ledger.NAME, *([given] if given else [])]
    return {public_id: day for file in files for public_id, day in ledger.read(file, kind=kind)}


def _write_ledger(given: Path | None) -> None:
    """Let the ledger that goes with the restored database name all of them."""
    whole = _staged() / f"{ledger.NAME}.whole"
    for kind in ledger.KINDS:
        if named := _in_ledgers(given, kind=kind):
            ledger.write(named.items(), whole, kind=kind)
    if whole.exists():
        whole.replace(_staged() / ledger.NAME)


def _see_to_disk(ready: Path) -> None:
    ready.touch()
    for folder in (ready, ready.parent):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
