"""The file of a backup: a line that says what it is, its fingerprint, then a ZIP archive that any program can open.

The fingerprint is over every byte that follows, so that a single changed bit is seen before anything is read.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from io import BufferedIOBase
from pathlib import Path, PurePosixPath
from typing import Any

from forum.people.policy import Refused

MAGIC = b"Partnership Forum backup 1\n"
NOT_YET = b"0" * 64 + b"\n"
BEGIN = len(MAGIC) + len(NOT_YET)
MANIFEST = "manifest.json"
PIECE = 1024 * 1024
SQUEEZED_ALREADY = {".pgdump", ".jpg", ".jpeg", ".png", ".webp", ".pdf", ".gz"}

DAMAGED = "This backup is damaged: some of it is missing or has changed. Nothing was touched. Take another one."
FOREIGN = "This file is not a backup of a Partnership Forum. Nothing was touched."
NEWER = "This backup was made by a newer version ({version}). Bring this installation up to date first."


@dataclass(frozen=True)
class Manifest:
    """What a backup holds, so that whoever restores it can tell whether all of it came back.

    Args:
        version: of the program that made it.
        made_at: when, in UTC.
        database: "sqlite" or "postgresql".
        migrations: those that its database has been through.
        rows: how many rows each table has.
        head: number and hash of the last entry of the record.
        receipt_key: tells whether another key is the same, and nothing else about it.
        members: the fingerprint of each file in it.
    """

    version: str
    made_at: str
    database: str
    migrations: list[str]
    rows: dict[str, int]
    head: tuple[int, str]
    receipt_key: str
    members: dict[str, str] = field(default_factory=dict)


def write(target: Path, members: Iterable[tuple[str, Path]], manifest: Manifest) -> None:
    """Write a backup and see it to the disk; it is whole when this returns."""
    with target.open("w+b") as out:
        target.chmod(0o600)
        out.write(MAGIC + NOT_YET)
        with zipfile.ZipFile(out, "w", allowZip64=True) as archive:
            for name, file in members:
                try:
                    manifest.members[name] = _add(archive, name, file)
                except FileNotFoundError:
                    continue  # Somebody took it out since the folder was read.
            archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1), zipfile.ZIP_DEFLATED)
        out.flush()
        out.seek(BEGIN)
        digest = _fingerprint(out)
        out.seek(len(MAGIC))
        out.write(digest.encode())
        out.flush()
        os.fsync(out.fileno())


def _add(archive: zipfile.ZipFile, name: str, file: Path) -> str:
    with file.open("rb") as source:
        about = zipfile.ZipInfo.from_file(file, name, strict_timestamps=False)
        about.compress_type = zipfile.ZIP_STORED if file.suffix in SQUEEZED_ALREADY else zipfile.ZIP_DEFLATED
        digest = hashlib.sha256()
        with archive.open(about, "w", force_zip64=True) as kept:
            while piece := source.read(PIECE):
                digest.update(piece)
                kept.write(piece)
    return digest.hexdigest()


def is_ours(file: Path) -> bool:
    """Whether a file says that it is a backup of ours."""
    try:
        with file.open("rb") as source:
            return source.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def take_out(file: Path, folder: Path) -> Manifest:
    """Look at every byte of a backup, then write what it holds into an empty folder.

    Raises:
        Refused: when it is damaged, or is none.
    """
    with file.open("rb") as source:
        begin = source.read(BEGIN)
        if not begin.startswith(MAGIC):
            raise Refused(DAMAGED if begin and MAGIC.startswith(begin) else FOREIGN)
        if begin[len(MAGIC) :] != _fingerprint(source).encode() + b"\n":
            raise Refused(DAMAGED)
        try:
            with zipfile.ZipFile(source) as archive:
                manifest = _manifest(archive)
                for name in manifest.members:
                    _write_out(archive, name, manifest.members[name], folder)
        except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError) as fault:
            raise Refused(DAMAGED) from fault
    return manifest


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    said: dict[str, Any] = json.loads(archive.read(MANIFEST))
    head = said.pop("head")
    return Manifest(head=(int(head[0]), str(head[1])), **said)


def _write_out(archive: zipfile.ZipFile, name: str, fingerprint: str, folder: Path) -> None:
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts:
        raise Refused(DAMAGED)
    target = folder.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest = hashlib.sha256()
    with archive.open(name) as kept, target.open("xb") as out:
        target.chmod(0o600)
        while piece := kept.read(PIECE):
            digest.update(piece)
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())
    if digest.hexdigest() != fingerprint:
        raise Refused(DAMAGED)


def _fingerprint(source: BufferedIOBase) -> str:
    return hashlib.file_digest(source, "sha256").hexdigest()


def files_under(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file in a folder, by its name inside it."""
    if folder.is_dir():
        for file in sorted(folder.rglob("*")):
            if file.is_file() and not file.is_symlink():
                yield file.relative_to(folder).as_posix(), file
