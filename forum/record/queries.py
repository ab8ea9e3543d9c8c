"""Reads of the record. Nothing here counts or scans it but verify and the download, which read it in pieces."""

from collections.abc import Iterable, Iterator

from forum.record.models import Entry, Head, Tally

PIECE = 2_000


def head() -> Head:
    """The last entry's number and hash."""
    return Head.objects.get()


def walk(*, after: int = 0, until: int | None = None) -> Iterator[Entry]:
    """Every entry in order, in bounded memory and without a long transaction, which would make writers wait."""
    while True:
        piece = Entry.objects.filter(sequence__gt=after).order_by("sequence")
        if until is not None:
            piece = piece.filter(sequence__lte=until)
        entries = list(piece[:PIECE])
        yield from entries
        if len(entries) < PIECE:
            return
        after = entries[-1].sequence


def lines(*, until: int) -> Iterator[bytes]:
    """The lines of the download, a piece at a time: hash, tab, the exact stored bytes."""
    after = 0
    while after < until:
        span = Entry.objects.filter(sequence__gt=after, sequence__lte=until).order_by("sequence")
        piece = list(span.values_list("sequence", "hash", "line")[:PIECE])
        if not piece:
            return
        yield b"".join(digest.encode() + b"\t" + bytes(line) + b"\n" for _, digest, line in piece)
        after = piece[-1][0]


def figures(names: Iterable[str]) -> dict[str, int]:
    """Public counters by name; one that never changed is 0."""
    names = list(names)
    return dict.fromkeys(names, 0) | dict(Tally.objects.filter(name__in=names).values_list("name", "value"))
