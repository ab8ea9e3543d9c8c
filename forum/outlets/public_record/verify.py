"""Check a downloaded public record, line by line, and name the first entry that is not as it was written.

    python3 verify.py record.txt
    python3 verify.py --head 1204:9f86d081… record.txt

Needs Python 3.8 or later and nothing else, uses little memory, asks no network. A head is the mark of a day, from the
forum's page /record/heads or from the message that witnesses get; with it even a record rewritten as a whole is found.

Each line of the file is a hash, a tab and an entry. The hash is SHA-256 over the exact bytes of the entry; the entry
holds its number ("seq") and the hash of the entry before it ("before"). Ends with 0 if the record is whole, 1 if it is
not, 2 if it could not be read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator  # noqa: TC003 - one plain list of what this needs
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import BinaryIO, NamedTuple

HASH = 64  # letters and figures
BEFORE_THE_FIRST = "0" * HASH
LONGEST = 70_000  # bytes in a line; nothing longer is ever read into memory


class Fault(Exception):  # noqa: N818 - reads as what it says
    """What is wrong, in words for people."""


class Line(NamedTuple):
    number: int  # 0 if it says none
    before: object
    hash: str
    sound: bool  # whether it can be read and the hash is that of the entry


def lines(file: BinaryIO) -> Iterator[bytes]:
    return iter(partial(file.readline, LONGEST), b"")


def parse(raw: bytes) -> Line:
    digest, line = raw[:HASH].decode("ascii", "replace"), raw[HASH + 1 : -1]
    try:
        entry = json.loads(line)
        number, before = entry["seq"], entry["before"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return Line(0, None, digest, sound=False)
    sound = type(number) is int and raw[HASH : HASH + 1] == b"\t" and sha256(line).hexdigest() == digest
    return Line(number if sound else 0, before, digest, sound)


def check(file: BinaryIO, heads: dict[int, str], marks: set[str]) -> tuple[int, str]:
    """Return the last entry's number and hash. `heads` are hashes by number, `marks` hashes without one."""
    number, before, rest = 0, BEFORE_THE_FIRST, lines(file)
    for raw in rest:
        number += 1
        digest, line = raw[:HASH].decode("ascii", "replace"), raw[HASH + 1 : -1]
        try:
            entry = json.loads(line)
            whole = (
                entry["seq"] == number
                and entry["before"] == before
                and sha256(line).hexdigest() == digest
                and raw[HASH : HASH + 1] == b"\t"
                and raw[-1:] == b"\n"
            )
        except (ValueError, KeyError, TypeError, RecursionError):
            whole = False
        if not whole:
            raise Fault(diagnose(raw, number, before, rest))
        before = digest
        if number in heads and heads[number] != digest:
            raise Fault(f"Entry {number} is not the one that was published: it, or one before it, was changed.")
        marks.discard(digest)
    beyond = sorted(wanted for wanted in heads if wanted > number)
    if beyond:
        raise Fault(f"Entry {number + 1} is missing: the record ends too early, entry {beyond[0]} was published.")
    if marks:
        raise Fault("No entry has the published hash: the record was changed, or cut off at its end.")
    return number, before


def diagnose(raw: bytes, number: int, before: str, rest: Iterator[bytes]) -> str:
    """Say what happened where entry `number` should stand, holding on to `before`."""
    here = parse(raw)
    if raw[-1:] != b"\n":
        return f"Entry {number} is cut off: the file is not whole."
    following = next(map(parse, rest), None)
    added = following is not None and following.sound and following[:2] == (number, before)
    if not here.sound:
        return f"A line was added before entry {number}." if added else f"Entry {number} was changed."
    if here.number < number or (added and here.number == number):
        return f"Entry {here.number} stands there twice: a line was added after entry {number - 1}."
    if here.number > number:
        return out_of_step(here.number, number, chain([following] if following else [], map(parse, rest)))
    if number > 1 and (following is None or following.before == here.hash):
        return f"Entry {number - 1} was changed and given a new hash: entry {number} holds on to another one."
    return f"Entry {number} was changed and given a new hash: it does not hold on to entry {number - 1}."


def out_of_step(found: int, number: int, rest: Iterator[Line]) -> str:
    """Entry `found` stands where `number` should: that is missing, or comes later, or the one found is a copy."""
    later = twice = False
    for line in rest:
        later, twice = later or line.number == number, twice or line.number == found
    if later and twice:
        return f"Entry {found} stands there twice: a line was added before entry {number}."
    if later:
        return f"Entry {number} is out of order: entry {found} stands in its place."
    return f"Entry {number} is missing: after entry {number - 1} comes entry {found}."


def main(arguments: list[str] | None = None) -> int:
    """Read the command line, check, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", default="-", help="the download; without it, standard input")
    parser.add_argument("--head", action="append", default=[], metavar="[NUMBER:]HASH", help="a published head")
    asked = parser.parse_args(arguments)
    heads: dict[int, str] = {}
    marks: set[str] = set()
    for head in asked.head:
        number, _, digest = head.lower().rpartition(":")
        if len(digest) != HASH or (number and not number.isdecimal()):
            parser.error(f"{head!r} is not a published head: give HASH or NUMBER:HASH.")
        if number:
            heads[int(number)] = digest
        else:
            marks.add(digest)
    try:
        with sys.stdin.buffer if asked.file == "-" else Path(asked.file).open("rb") as file:
            last, digest = check(file, heads, marks)
    except OSError as trouble:
        sys.stderr.write(f"{asked.file} cannot be read: {trouble.strerror}\n")
        return 2
    except Fault as fault:
        sys.stdout.write(f"{fault}\n")
        return 1
    sys.stdout.write(f"The record is whole: {last} entries.\n" + (f"The last has the hash {digest}\n" if last else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main())
