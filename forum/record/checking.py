"""Walking the stored record from its first entry to its head, and naming the first thing that is wrong.

What strangers use instead is forum/outlets/public_record/verify.py, written apart from this on purpose.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

from forum.record import queries
from forum.record.models import Entry
from forum.record.rules import BEFORE_THE_FIRST, fingerprint


@dataclass(frozen=True)
class Fault:
    """The first entry that is not as it was written."""

    sequence: int
    words: str

    def __str__(self) -> str:
        return f"Entry {self.sequence}: {self.words}"


def _nothing(_count: int) -> None:
    pass


def verify(tell: Callable[[int], None] = _nothing) -> Fault | None:
    """Return the first fault of the stored record, or None. `tell` hears the number of each entry that is in order."""
    last, hash_of_last = 0, BEFORE_THE_FIRST
    while True:
        for entry in queries.walk(after=last):
            fault = _fault_of(entry, last + 1, hash_of_last)
            if fault is not None:
                return fault
            last, hash_of_last = entry.sequence, entry.hash
            tell(last)
        head = queries.head()
        if head.sequence <= last or not Entry.objects.filter(sequence__gt=last).exists():
            break  # Otherwise somebody appended while we walked.
    if head.sequence > last:
        return Fault(last + 1, "is missing: the head lies beyond it.")
    if head.sequence < last:
        return Fault(head.sequence + 1, "was added: it lies beyond the head.")
    if head.hash != hash_of_last:
        return Fault(last, "is not the one that the head holds.")
    return None


def _fault_of(entry: Entry, expected: int, before: str) -> Fault | None:
    if entry.sequence != expected:
        return Fault(expected, f"is missing: after {expected - 1} comes {entry.sequence}.")
    line = bytes(entry.line)
    if fingerprint(line) != entry.hash:
        return Fault(expected, "was changed: its line does not have its hash.")
    said = json.loads(line)
    if said["seq"] != expected:
        return Fault(expected, f"is out of order: its line says that it is entry {said['seq']}.")
    if said["before"] != before:
        return Fault(expected, f"does not follow entry {expected - 1}: one of the two was changed.")
    columns = {"day": entry.day.isoformat(), "act": entry.act, "subject": entry.subject, "actor": entry.actor}
    for name, value in columns.items():
        if said[name] != value:
            return Fault(expected, f"was changed: its {name} is not what its line says.")
    return None
