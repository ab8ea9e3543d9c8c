"""Other doors: who looks into what the forum cannot, each dated like a help route. A forum sets its own list."""

import datetime as dt
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Self

from forum.ground.dated.rules import needs_check

DEFAULT_DOORS = Path(__file__).with_name("default_doors.json")
SETTING = "doors"
# Where "leave this page" leads, unless the forum says otherwise: a page that tells nobody anything.
LEAVE_TO = "https://www.bbc.co.uk/weather"


@dataclass(frozen=True)
class Door:
    """Somebody who looks into what the forum cannot: one person's care, harm, a crime."""

    slug: str
    name: str
    what_for: str
    owner: str
    last_checked: dt.date
    choice: str = ""
    phone: str = ""
    address: str = ""
    when: str = ""
    # Somebody who listens first and goes with you, where the others are desks.
    person: bool = False
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    @classmethod
    def of(cls, row: dict[str, Any]) -> Self:
        days = {
            name: dt.date.fromisoformat(row[name])
            for name in ("last_checked", "valid_from", "valid_to")
            if row.get(name)
        }
        return cls(**(row | days))

    def in_force(self, day: dt.date) -> bool:
        """Whether it stands open on this day; `valid_to` is the first day on which it no longer does."""
        return (self.valid_from or day) <= day and (self.valid_to is None or self.valid_to > day)


@cache
def shipped_doors() -> tuple[Door, ...]:
    return tuple(Door.of(row) for row in json.loads(DEFAULT_DOORS.read_text(encoding="utf-8")))


def doors_on(day: dt.date, own: list[dict[str, Any]] | None) -> list[Door]:
    """The forum's own doors that stand open on this day, or the shipped ones where it has set none."""
    doors = [Door.of(row) for row in own] if own else list(shipped_doors())
    return [door for door in doors if door.in_force(day)]


def to_check(doors: list[Door], day: dt.date) -> list[Door]:
    return [door for door in doors if needs_check(door.last_checked, day)]


def leave_to(settings: dict[str, Any]) -> str:
    """Where to go in a hurry: the forum's own setting `leave_to`, or ours."""
    return str(settings.get("leave_to") or LEAVE_TO)
