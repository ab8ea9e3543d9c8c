"""The dry run: look at every row, and name each that cannot be kept and why. Writes nothing."""

import hmac
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dateutil import parser
from django.conf import settings

from forum.ground import clock
from forum.ground.spreadsheets import Unreadable, header_of, rows_of
from forum.journey.heard.models import Voice
from forum.journey.heard.rules import problem_with

AT_ONCE = 500


@dataclass(frozen=True)
class Columns:
    """Which column holds what; only the words are needed."""

    words: str
    said_on: str = ""
    id: str = ""

    def named(self) -> list[str]:
        return [name for name in (self.words, self.said_on, self.id) if name]


@dataclass(frozen=True)
class Row:
    """A row that can be kept. `key` tells it from any other, so that a list can be brought in again."""

    number: int
    words: str
    said_on: date
    key: str


@dataclass
class Look:
    """What the dry run found: rows to keep, rows with a problem, and how many are here already."""

    rows: list[Row] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    already: int = 0

    @property
    def total(self) -> int:
        return len(self.rows) + len(self.problems) + self.already


def look_at(file: Path, *, columns: Columns, source: str, seen: Callable[[int], None] = lambda _number: None) -> Look:
    """Look at every row of a list.

    Args:
        file: a CSV, XLSX or ODS file whose first row names its columns.
        columns: which column holds what.
        source: a name for the list; the same name makes it safe to bring it in again.
        seen: told the number of each row, for a progress bar.

    Raises:
        Unreadable: when the file is no such list, or has no such column.
    """
    _check(columns, header_of(file))
    found = Look()
    times: Counter[str] = Counter()
    for number, cells in rows_of(file):
        seen(number)
        words = cells[columns.words]
        said_on, problem = _day(cells.get(columns.said_on, "") if columns.said_on else "")
        problem = problem_with(words) or problem
        # Two people may say the same: without an id, the second time that words come is another row.
        name = cells[columns.id] if columns.id else words
        times[name] += 1
        if columns.id and times[name] > 1:
            problem = problem or f"The id “{name[:40]}” comes more than once."
        if problem:
            found.problems.append((number, problem))
        else:
            key = _key(source, name if columns.id else f"{times[name]}:{words}")
            found.rows.append(Row(number=number, words=words, said_on=said_on, key=key))
    _leave_out_what_is_here(found)
    return found


def _check(columns: Columns, header: list[str]) -> None:
    missing = [name for name in columns.named() if name not in header]
    if missing:
        names = ", ".join(f"“{name}”" for name in header if name)
        raise Unreadable(f"There is no column “{missing[0]}”. The columns are: {names}.")


def _day(written: str) -> tuple[date, str]:
    if not written.strip():
        return clock.today(), ""
    try:
        day = date.fromisoformat(written.strip()[:10])
    except ValueError:
        try:
            day = parser.parse(written, dayfirst=True, ignoretz=True).date()
        except (ValueError, OverflowError):
            return clock.today(), f"“{written[:40]}” is not a day that we can read."
    if day > clock.today():
        return day, f"{day:%d/%m/%Y} is still to come."
    return day, ""


def _key(source: str, name: str) -> str:
    # It outlives words that are taken back, so the list brings them in no more; keyed, so that nobody guesses them.
    named = f"import:{source}\n{name}".encode("utf-8", "surrogatepass")
    return hmac.digest(settings.RECEIPT_KEY.encode(), named, "sha256").hex()


def _leave_out_what_is_here(found: Look) -> None:
    here: set[str] = set()
    for start in range(0, len(found.rows), AT_ONCE):
        keys = [row.key for row in found.rows[start : start + AT_ONCE]]
        here.update(
            key for key in Voice.objects.filter(import_key__in=keys).values_list("import_key", flat=True) if key
        )
    found.already = len(here)
    found.rows = [row for row in found.rows if row.key not in here]
