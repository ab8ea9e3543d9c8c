"""Lists to carry away as CSV, harmless in a spreadsheet."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import StreamingHttpResponse

# A spreadsheet takes a cell that begins with one of these for a formula (OWASP, CSV injection).
FORMULA_BEGINS = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\N{EN DASH}",
    "\N{FULLWIDTH EQUALS SIGN}",
    "\N{FULLWIDTH PLUS SIGN}",
)


class _Line:
    """Takes what the csv module writes and hands it on."""

    def write(self, line: str) -> str:
        return line


def harmless(cell: Any) -> str:
    """The cell as words: an apostrophe before what a spreadsheet would work out."""
    words = str(cell)
    return f"'{words}" if words.lstrip(" ").startswith(FORMULA_BEGINS) else words


def lines(names: Iterable[str], rows: Iterable[Iterable[Any]], *, marked: bool = True) -> Iterator[str]:
    """A CSV line by line, in the memory of one row; `marked` for spreadsheets, which tell by it that it is UTF-8."""
    writer = csv.writer(_Line())
    yield ("\N{BYTE ORDER MARK}" if marked else "") + writer.writerow(list(names))
    for row in rows:
        yield writer.writerow([harmless(cell) for cell in row])


def download(name: str, names: Iterable[str], rows: Iterable[Iterable[Any]]) -> StreamingHttpResponse:
    """A CSV file to download; `name` is ours, never somebody's words."""
    response = StreamingHttpResponse(lines(names, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response["Cache-Control"] = "no-store"
    return response
