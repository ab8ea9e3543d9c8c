"""What is gone for good: a file beside the database, so that no backup brings it back.

A line for each voice that was taken back and each person that was forgotten: public id and day only. It is written
before they go, and never shortened.
"""

import json
import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from django.conf import settings

NAME = "withdrawn.jsonl"
VOICE, PERSON = KINDS = "voice", "person"


def here() -> Path:
    return Path(settings.FORUM_DATA) / NAME


def write(gone: Iterable[tuple[str, date]], file: Path | None = None, *, kind: str = VOICE) -> None:
    """Add these voices or people; they are on the disk when this returns."""
    lines = "".join(json.dumps({kind: public_id, "day": day.isoformat()}) + "\n" for public_id, day in gone)
    descriptor = os.open(file or here(), os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "r+b") as kept:
        if kept.seek(0, os.SEEK_END) and os.pread(descriptor, 1, kept.tell() - 1) != b"\n":
            lines = f"\n{lines}"  # A line was cut off when the machine went down.
        kept.write(lines.encode())
        kept.flush()
        os.fsync(descriptor)


def read(file: Path | None = None, *, kind: str = VOICE) -> Iterator[tuple[str, date]]:
    """Every voice, or person, that it names; a line that was cut off names none."""
    file = file or here()
    if not file.exists():
        return
    for line in file.read_text(errors="replace").splitlines():
        try:
            said = json.loads(line)
            yield str(said[kind]), date.fromisoformat(said["day"])
        except (ValueError, KeyError, TypeError):
            continue
