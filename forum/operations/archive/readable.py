"""For people and their programs: public things as CSV, minutes as ODT, gatherings as a calendar, the record's bytes."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db.models import F, QuerySet

from forum.ground import clock
from forum.ground.pages import tables
from forum.journey.decided.models import Decision
from forum.journey.promised.models import Commitment
from forum.journey.taken_up.models import Matter
from forum.operations.archive.book import Book
from forum.outlets.calendars.writing import calendar
from forum.outlets.papers.minutes_pages import told_in_minutes
from forum.outlets.papers.odt import NoOdt, as_odt
from forum.outlets.public_record.views import VERIFIER
from forum.people.membership.models import Group
from forum.people.membership.rules import GroupKind
from forum.record import queries as record
from forum.rooms.gatherings.models import Gathering, Minutes
from forum.rooms.signposting.models import Listing

Tell = Callable[[str, int], object]
READ_ME = """This folder holds all of a Partnership Forum, in formats that any program reads.

archive.json         what is in here, with the hash (SHA-256) of each file and the columns of each table
tables/              every table, a row a line, as JSON: moments in UTC, bytes in base64
files/               what people sent: drawings, recordings, photographs
keys/                the keys by which receipts open. KEEP THIS FOLDER AS SAFE AS THE FORUM ITSELF
record/              the public record, byte for byte, and a program that checks it: python3 verify.py record.txt
public/*.csv         what is public, for a spreadsheet
minutes/*.odt        approved minutes, to edit
gatherings.ics       gatherings, for a calendar
withdrawn.jsonl      what was taken back, by number and day, so that no older copy brings it back

To open it as a forum again, on SQLite or PostgreSQL: forum import archive FOLDER, on an empty installation.
"""


def write(folder: Path, made: Book, tell: Tell) -> None:
    """Write them all, and note each in the book."""
    _keep(folder, made, "READ-ME.txt", READ_ME.encode())
    _record(folder, made)
    for name, (rows, columns) in _public().items():
        _table(folder, made, name, rows, columns)
    tell("gatherings.ics", 0)
    events = calendar(
        Gathering.objects.open_to_all().select_related("venue").order_by("pk"), name="Gatherings", most=sys.maxsize
    )
    _keep(folder, made, "gatherings.ics", events)
    _minutes(folder, made, tell)


def _public() -> dict[str, tuple[QuerySet[Any], dict[str, str]]]:
    """Public things, and what is said of each: heading, and where it comes from."""
    gatherings = Gathering.objects.open_to_all()
    times = {"starts": "starts_at", "ends": "ends_at", "venue": "venue__name", "town": "venue__town"}
    entry = {"id": "public_id", "name": "name", "what": "what", "where": "where", "phone": "phone"}
    matter = {"id": "public_id", "title": "title", "in short": "in_short", "voices": "voices"}
    decision = {"id": "public_id", "matter": "matter__title", "agreed": "agreed", "words": "words", "on": "decided_at"}
    promise = {"id": "public_id", "matter": "matter__title", "words": "words", "by": "due"}
    return {
        "matters": (Matter.objects.all(), matter),
        "decisions": (Decision.objects.all(), decision),
        "promises": (Commitment.objects.all(), promise),
        "gatherings": (gatherings, {"id": "public_id", "title": "title", **times}),
        "directory": (Listing.objects.shown(), {**entry, "checked": "checked_on"}),
    }


def _table(folder: Path, made: Book, name: str, rows: QuerySet[Any], columns: dict[str, str]) -> None:
    file = folder / "public" / f"{name}.csv"
    file.parent.mkdir(exist_ok=True, mode=0o700)
    said = rows.order_by("pk").values_list(*(F(source) for source in columns.values())).iterator(chunk_size=1_000)
    cells = (["" if one is None else one for one in row] for row in said)
    with file.open("w", encoding="utf-8", newline="") as out:
        out.writelines(tables.lines(columns, cells, marked=False))
    made.note(folder, f"public/{name}.csv")


def _record(folder: Path, made: Book) -> None:
    file = folder / "record" / "record.txt"
    file.parent.mkdir(exist_ok=True, mode=0o700)
    with file.open("wb") as out:
        out.writelines(record.lines(until=made.head[0]))
    made.note(folder, "record/record.txt")
    _keep(folder, made, "record/verify.py", VERIFIER)


def _minutes(folder: Path, made: Book, tell: Tell) -> None:
    forum = Group.objects.filter(kind=GroupKind.FORUM).first()
    for written in Minutes.objects.filter(approved_at__isnull=False).select_related("gathering__venue").order_by("pk"):
        day = written.gathering.starts_at.date().isoformat()
        name = f"minutes/{day}-{written.gathering.public_id}.odt"
        if (folder / name).exists() and name in made.files:
            continue
        tell(name, 0)
        told = told_in_minutes(written.gathering, written)
        try:
            paper = as_odt("papers/pdf/minutes.jinja", forum=forum, today=clock.today(), address="", **told)
        except NoOdt:
            return  # The words are in the tables; only their paper is not.
        _keep(folder, made, name, paper)


def _keep(folder: Path, made: Book, name: str, data: bytes) -> None:
    file = folder / name
    file.parent.mkdir(exist_ok=True, mode=0o700)
    file.write_bytes(data)
    made.note(folder, name)
