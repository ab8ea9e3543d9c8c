"""Reading the record on from where one stopped, for whoever keeps something of what it says: an index, a count."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from django.db import transaction

from forum.record.models import Entry

AT_ONCE = 200
ROUNDS = 20


class Line(NamedTuple):
    """What an entry says, as far as an index needs it."""

    sequence: int
    act: str
    subject: str


class Bookmark(Protocol):
    """Where one stopped, kept beside whatever is made of the record."""

    def upto(self) -> int:
        """The last entry that was read, without waiting for anybody."""

    def hold(self) -> int:
        """The same, held until the transaction ends."""

    def move_on(self, *, to: int) -> None:
        """Note the last entry that was read, in the transaction that `hold` began."""


def read_on(*, bookmark: Bookmark, keep: Callable[[list[Line]], None], limit: int = AT_ONCE) -> int:
    """Hand the next entries to `keep`, some at a time, each lot in one transaction; say how many were read.

    The record is read on, not the rows that it speaks of: its numbers are in the order in which transactions end, so
    what was begun earlier and kept later is not stepped over. A round ends after some lots, so others get their turn.
    """
    read = 0
    for _ in range(ROUNDS):
        if not Entry.objects.filter(sequence__gt=bookmark.upto()).exists():
            break
        read += (last := _read_some(bookmark, keep, limit))
        if last < limit:
            break
    return read


@transaction.atomic
def _read_some(bookmark: Bookmark, keep: Callable[[list[Line]], None], limit: int) -> int:
    after = bookmark.hold()
    following = Entry.objects.filter(sequence__gt=after).order_by("sequence")
    lines = [Line(*row) for row in following.values_list("sequence", "act", "subject")[:limit]]
    if lines:
        keep(lines)
        bookmark.move_on(to=lines[-1].sequence)
    return len(lines)
