"""The days of a county one after another, and a chain that is as valid as the product's own."""

import datetime as dt
import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.utils import timezone

from bench.bulk import Table
from forum.ground.codes.identifiers import ALPHABET, LENGTH
from forum.ground.journal.models import Cursor, Event
from forum.record.models import Entry, Head, Tally
from forum.record.rules import BEFORE_THE_FIRST, fingerprint, write_line

YEARS = 5
SPAN = 365 * YEARS
JOURNAL_DAYS = 365
MORNING = 8 * 60 * 60
Step = Callable[[], None]


class Ledger:
    """Time, chance, and the streams that every act leaves."""

    def __init__(self, *, seed: int, until: dt.date) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - the same county each time, not a secret
        self.first = until - dt.timedelta(days=SPAN)
        self.day = 0
        self.second = 0
        self.calendar: dict[int, list[Step]] = defaultdict(list)
        self.sequence, self.before = 0, BEFORE_THE_FIRST
        self.tally: Counter[str] = Counter()

    @cached_property
    def entries(self) -> Table:
        return Table(Entry, stream=True)

    @cached_property
    def events(self) -> Table:
        return Table(Event, stream=True)  # from the first act on, after the events of founding

    @property
    def date(self) -> dt.date:
        return self.first + dt.timedelta(days=self.day)

    def date_in(self, days: int) -> str:
        return (self.date + dt.timedelta(days=days)).isoformat()

    def moment(self) -> str:
        """Tell the next moment of this day, as text in UTC."""
        self.second += 1
        minutes, second = divmod(MORNING + self.second, 60)
        return f"{self.date} {minutes // 60:02}:{minutes % 60:02}:{second:02}"

    def new_id(self) -> str:
        return "".join(self.chance.choices(ALPHABET, k=LENGTH))

    def later(self, days: float, step: Step) -> None:
        """Do something on a later day; what lies beyond the last day has not happened yet."""
        self.calendar[self.day + max(1, int(days))].append(step)

    def act(
        self,
        act: str,
        *,
        subject: str,
        actor: str,
        facts: dict[str, Any],
        tally: dict[str, int] | None = None,
        about: dict[str, Any] | None = None,
    ) -> int:
        """Leave an entry, and an event where it is not too long ago; return the number of the entry."""
        changes = {name: change for name, change in (tally or {}).items() if change}
        self.tally.update(changes)
        self.sequence += 1
        parts = {"act": act, "subject": subject, "actor": actor}
        line = write_line(
            sequence=self.sequence, day=self.date, facts=facts, tally=changes, before=self.before, **parts
        )
        self.before = fingerprint(line)
        self.entries.add(sequence=self.sequence, day=self.date.isoformat(), line=line, hash=self.before, **parts)
        if self.day > SPAN - JOURNAL_DAYS:
            number = self.events.last + 1
            self.events.add(
                at=self.moment(),
                act=act,
                actor=None,
                subject=subject,
                entry=self.sequence,
                about=json.dumps(about or {}),
                number=number,
            )
        return self.sequence

    def live(self, each_day: Callable[[], None]) -> None:
        """Live through all days."""
        for self.day in range(SPAN):
            self.second = 0
            for step in self.calendar.pop(self.day, ()):
                step()
            each_day()

    def close(self) -> None:
        """Write the ends of the streams: head, tallies, and readers that have read everything."""
        self.entries.write()
        self.events.write()
        Head.objects.update(sequence=self.sequence, hash=self.before)
        Tally.objects.bulk_create([Tally(name=name, value=value) for name, value in sorted(self.tally.items())])
        last = self.events.last
        Event.objects.filter(number=None).delete()
        for reader in (Cursor.NUMBERED, "notices"):
            Cursor.objects.update_or_create(name=reader, defaults={"number": last})


def as_moment(day: dt.date, hour: int) -> str:
    """Write an hour of a day as text in UTC."""
    local = timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))
    return local.astimezone(dt.UTC).strftime("%Y-%m-%d %H:%M:%S")
