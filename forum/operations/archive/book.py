"""The book of an archive: what is in it, so that whoever opens it can tell whether all of it is there."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from forum.people.policy import Refused

NAME, UNFINISHED = "archive.json", "unfinished.json"
FORMAT = 1
NONE = "There is no archive of a Partnership Forum in {folder}."
NOT_WHOLE = "{file} is missing from this archive, or has changed. Nothing was brought in."


@dataclass
class Book:
    """What an archive holds.

    Args:
        version: of the program that wrote it.
        made_at: when, in UTC.
        head: number and hash of the last entry of the record.
        stands_at: what the forum had lived through; while it is the same, an export that broke off may go on.
        receipt_key: tells whether another key is the same, and nothing else about it.
        tables: for each, in the order in which they can be brought in: its rows, columns and hash.
        files: the hash of every other file.
    """

    version: str
    made_at: str
    head: tuple[int, str]
    stands_at: str
    receipt_key: str
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT

    @property
    def rows(self) -> int:
        return sum(int(table["rows"]) for table in self.tables.values())

    def write(self, file: Path) -> None:
        part = file.with_suffix(".part")
        part.write_text(json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        part.replace(file)

    def note(self, folder: Path, name: str) -> None:
        """Note a file that was written, by its hash."""
        self.files[name] = hash_of(folder / name)

    @property
    def mark(self) -> str:
        """Tells this archive from any other."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()


def read(file: Path) -> Book:
    """Read it.

    Raises:
        Refused: where there is none that can be read.
    """
    try:
        said: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        head = said.pop("head")
        book = Book(head=(int(head[0]), str(head[1])), **said)
    except (OSError, ValueError, KeyError, TypeError, IndexError) as fault:
        raise Refused(NONE.format(folder=file.parent)) from fault
    if book.format != FORMAT:
        raise Refused(f"This archive has format {book.format}, and this program reads {FORMAT}. Bring it up to date.")
    return book


def name_of(label: str) -> str:
    """Where the rows of a table lie."""
    return f"tables/{label.lower()}.jsonl"


def hash_of(file: Path) -> str:
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
