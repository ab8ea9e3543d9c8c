"""Making a backup while the forum goes on."""

import fcntl
import hmac
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import connection

from forum.ground import clock, ledger
from forum.operations.backup import bundle, copying
from forum.people.policy import Refused

OURS = re.compile(r"forum-(\d{8}-\d{6})\.backup")
SHAPE = "%Y%m%d-%H%M%S"
INSIDE = "Choose a folder outside of {data}: what is kept beside the data is lost with it."


def back_up(*, folder: Path, keep_days: int | None = None) -> Path:
    """Write a backup into a folder, and take out those of ours that are older than `keep_days`.

    Raises:
        Refused: when that is no place for a backup, or it cannot be written.
    """
    data, folder = Path(settings.FORUM_DATA).resolve(), folder.resolve()
    if folder == data or data in folder.parents:
        raise Refused(INSIDE.format(data=data))
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _workshop(folder) as workshop:
            made = _write(workshop, folder)
    except OSError as fault:
        raise Refused(f"The backup could not be written: {fault.strerror or fault}.") from fault
    if keep_days is not None:
        _take_out_older(folder, clock.now() - timedelta(days=keep_days), but=made)
    return made


def receipt_key_mark() -> str:
    """Tells whether two receipt keys are the same."""
    return hmac.digest(settings.RECEIPT_KEY.encode(), b"backup", "sha256").hex()[:16]


def holds_receipt_key() -> bool:
    """Whether the key of receipts lies among the keys, and so in each backup."""
    file = Path(settings.FORUM_DATA) / "keys" / "receipts"
    return file.is_file() and file.read_text().strip() == settings.RECEIPT_KEY


def _write(workshop: Path, folder: Path) -> Path:
    data, now = Path(settings.FORUM_DATA), clock.now().astimezone(UTC)
    database = workshop / copying.name_of_copy()
    known = copying.copy(database)
    manifest = bundle.Manifest(
        version=version("partnership-forum"),
        made_at=now.isoformat(),
        receipt_key=receipt_key_mark(),
        database=connection.vendor,
        **known._asdict(),
    )
    # The database first: whatever file it speaks of is there by then. The ledger last: it only ever grows.
    members = [(database.name, database)]
    for name in ("files", "keys"):
        members += [(f"{name}/{inside}", file) for inside, file in bundle.files_under(data / name)]
    members.append((ledger.NAME, ledger.here()))
    part = workshop / "backup.part"
    bundle.write(part, members, manifest)
    target = folder / f"forum-{now.strftime(SHAPE)}.backup"
    if target.exists():
        raise Refused(f"{target.name} is there already. Try again in a second.")
    part.rename(target)
    _see_to_disk(folder)
    return target


@contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    """A folder to work in, beside the backups and for one at a time; what a power cut left there goes first."""
    workshop = folder / ".forum-backup-in-the-making"
    with (folder / ".forum-backup.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused("Another backup is being written into this folder just now.") from None
        shutil.rmtree(workshop, ignore_errors=True)
        workshop.mkdir(mode=0o700)
        try:
            yield workshop
        finally:
            shutil.rmtree(workshop, ignore_errors=True)


def _take_out_older(folder: Path, moment: datetime, *, but: Path) -> None:
    for file in folder.iterdir():
        named = OURS.fullmatch(file.name)
        if named is None or file == but or not bundle.is_ours(file):
            continue
        if datetime.strptime(named[1], SHAPE).replace(tzinfo=UTC) < moment:
            file.unlink()
    _see_to_disk(folder)


def _see_to_disk(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
