"""Reading CSV, XLSX, ODS and JSON files as rows of text, whatever their encoding and separator."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

SHEETS = frozenset({".xlsx", ".ods", ".xls"})
TEXTS = frozenset({".csv", ".tsv", ".txt"})
SEPARATORS = ",;\t|"
JSON = ".json"


class Unreadable(ValueError):  # noqa: N818 - reads as what it says
    """Raised when a file is not a list that can be read. Its words can be shown."""


def header_of(file: Path) -> list[str]:
    """The names of the columns, from the first row."""
    first = next(_rows(file), None)
    if not first or not any(name.strip() for name in first):
        raise Unreadable("This file is empty, or its first row has no names of columns.")
    return [name.strip() for name in first]


def rows_of(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with its number as a spreadsheet shows it (the header is row 1), by the names of the columns.

    Rows in which every cell is empty are left out.
    """
    names = header_of(file)
    for number, cells in enumerate(_rows(file), start=1):
        if number == 1 or not any(cell.strip() for cell in cells):
            continue
        padded = [*cells, *[""] * (len(names) - len(cells))]
        yield number, dict(zip(names, padded, strict=False))


def _rows(file: Path) -> Iterator[list[str]]:
    ending = file.suffix.lower()
    if ending in SHEETS:
        yield from _sheet(file)
    elif ending in TEXTS:
        yield from _text(file)
    elif ending == JSON:
        yield from _objects(file)
    else:
        raise Unreadable("This can be a CSV, XLSX or ODS file. Save the list as one of them and try again.")


def _sheet(file: Path) -> Iterator[list[str]]:
    try:
        book = CalamineWorkbook.from_path(str(file))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError, IndexError, ValueError) as fault:
        raise Unreadable("This file could not be opened as a spreadsheet. Save it again, or save it as CSV.") from fault
    for row in rows:
        yield [_cell(cell) for cell in row]


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _text(file: Path) -> Iterator[list[str]]:
    words = _decoded(file)
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(words.partition("\n")[0], delimiters=SEPARATORS)
    except csv.Error:
        dialect = csv.excel
    separator = dialect.delimiter if dialect.delimiter in SEPARATORS else ","
    csv.field_size_limit(10_000_000)
    try:
        yield from csv.reader(io.StringIO(words, newline=""), delimiter=separator, strict=True)
    except csv.Error as fault:
        raise Unreadable("This file breaks off in the middle of a quoted cell. Save it again as CSV.") from fault


def _objects(file: Path) -> Iterator[list[str]]:
    """A list of objects: what is nested gets a column named with dots; a list of objects stays as it is written."""
    try:
        held = json.loads(_decoded(file))
    except (ValueError, RecursionError) as fault:
        raise Unreadable("This file is no JSON. Save it again.") from fault
    if isinstance(held, dict):
        held = next((one for one in held.values() if isinstance(one, list)), [held])
    flat = [dict(_flat(one)) for one in held if isinstance(one, dict)] if isinstance(held, list) else []
    names = list(dict.fromkeys(name for one in flat for name in one))
    if names:
        yield names
        yield from ([one.get(name, "") for name in names] for one in flat)


def _flat(held: dict[str, object], before: str = "") -> Iterator[tuple[str, str]]:
    for name, value in held.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        elif isinstance(value, list):
            yield f"{before}{name}", json.dumps(value) if value else ""
        else:
            yield f"{before}{name}", "" if value is None else str(value)


def _decoded(file: Path) -> str:
    """UTF-8, or what older spreadsheets write on Windows."""
    raw = file.read_bytes()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")
