"""What was measured: each figure with its limit, as a table and as JSON."""

import json
import os
import platform
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """One measured figure. With `least` the value may not be below the limit, else not above it."""

    database: str
    what: str
    figure: str
    value: float
    limit: float
    least: bool = False

    @property
    def kept(self) -> bool:
        return self.value >= self.limit if self.least else self.value <= self.limit


def table(figures: Iterable[Figure]) -> str:
    rows = [("on", "what", "figure", "value", "limit", "")]
    for one in figures:
        limit = f"{'at least' if one.least else 'at most'} {one.limit:g}"
        rows.append((one.database, one.what, one.figure, f"{one.value:.2f}", limit, "ok" if one.kept else "OVER"))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rule = "  ".join("-" * width for width in widths)
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], rule, *lines[1:]])


def machine(**more: str) -> dict[str, object]:
    return {
        "cores": os.cpu_count(),
        "load when it ended": [round(load, 1) for load in os.getloadavg()],
        "python": platform.python_version(),
        **more,
    }


def write(file: Path, figures: list[Figure], **more: object) -> None:
    told = [asdict(one) | {"kept": one.kept} for one in figures]
    file.write_text(json.dumps({"figures": told, **more}, indent=2) + "\n")
