"""What may enter the record, and how a line of it is written. No database."""

import json
import re
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from math import isfinite

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

BEFORE_THE_FIRST = "0" * 64
LONGEST_WORDS = 200  # A title or a reference fits. Personal words never enter, only commitments to them.
LONGEST_LINE = 16_000
DEEPEST = 4
LARGEST = 2**63 - 1  # What every database and every reader of JSON can hold.
ACT = re.compile(r"[a-z_]+(\.[a-z_]+)?")


class NotForTheRecord(ValueError):  # noqa: N818 - reads as what it says
    """Raised when something is about to enter the record that has no place in it."""


def check(*, act: str, subject: str, actor: str, facts: object, tally: Mapping[str, int]) -> None:
    """Refuse an entry without an actor, with facts that are not JSON, or with somebody's long words."""
    if not ACT.fullmatch(act) or len(act) > 60:  # noqa: PLR2004 - the width of its column
        raise NotForTheRecord(f"{act!r} is not the name of an act.")
    for name, words in (("actor", actor), ("subject", subject)):
        if not words.strip() or len(words) > 80 or not words.isprintable():  # noqa: PLR2004 - the width of its column
            raise NotForTheRecord(f"An entry needs one short line as its {name}; this is {words!r}.")
    check_facts(facts)
    for name, change in tally.items():
        if not 0 < len(name) <= 80 or type(change) is not int or abs(change) > LARGEST:  # noqa: PLR2004 - the same
            raise NotForTheRecord(f"{name!r} cannot change by {change!r}.")


def check_facts(value: object, deep: int = 0) -> None:
    """Refuse what JSON cannot hold, and strings long enough to be somebody's own words."""
    if deep > DEEPEST:
        raise NotForTheRecord(f"Facts go at most {DEEPEST} levels deep.")
    match value:
        case str():
            _check_words(value)
        case list():
            for each in value:
                check_facts(each, deep + 1)
        case dict():
            for name, each in value.items():
                if not isinstance(name, str):
                    raise NotForTheRecord(f"A fact's name is a string, not {type(name).__name__}.")
                _check_words(name)
                check_facts(each, deep + 1)
        case _ if not _is_plain(value):
            raise NotForTheRecord(f"{type(value).__name__} {value!r} is not a fact that JSON can hold.")


def _is_plain(value: object) -> bool:
    match value:
        case None | bool():
            return True
        case int():
            return abs(value) <= LARGEST
        case float():
            return isfinite(value)
    return False


def _check_words(words: str) -> None:
    if len(words) > LONGEST_WORDS:
        raise NotForTheRecord(f"Longer than {LONGEST_WORDS} characters: words stay outside, use record.commitment().")
    if not words.isascii() and any("\ud800" <= letter <= "\udfff" for letter in words):
        raise NotForTheRecord("Half a character cannot be kept.")


def write_line(
    *,
    sequence: int,
    day: date,
    act: str,
    subject: str,
    actor: str,
    facts: Mapping[str, Json],
    tally: Mapping[str, int],
    before: str,
) -> bytes:
    """Write the exact bytes of an entry: JSON with sorted names, no spaces, UTF-8."""
    line = json.dumps(
        {
            "act": act,
            "actor": actor,
            "before": before,
            "day": day.isoformat(),
            "facts": facts,
            "seq": sequence,
            "subject": subject,
            "tally": tally,
        },
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
        sort_keys=True,
    ).encode()
    if len(line) > LONGEST_LINE:
        raise NotForTheRecord(f"An entry has at most {LONGEST_LINE} bytes; this has {len(line)}.")
    return line


def fingerprint(line: bytes) -> str:
    """The hash by which the next entry holds on to this one."""
    return sha256(line).hexdigest()
