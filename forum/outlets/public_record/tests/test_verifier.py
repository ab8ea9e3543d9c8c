"""The stand-alone verifier, run as a stranger runs it, on downloads that somebody tampered with."""

import ast
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.outlets.public_record import verify
from forum.record.rules import BEFORE_THE_FIRST, fingerprint, write_line

SCRIPT = Path(verify.__file__)
COUNT = 7
Lines = list[bytes]


def chain(count: int = COUNT, start: int = 1, before: str = BEFORE_THE_FIRST, actor: str = "a member") -> Lines:
    """Make the lines of a download."""
    made = []
    for number in range(start, start + count):
        line = write_line(
            sequence=number,
            day=date(2026, 12, 8),
            act="heard.hear",
            subject=f"voice:{number}",
            actor=actor,
            facts={"name": "Łódź, 你好\u2028 and\n\ttabs"},
            tally={"heard": 1},
            before=before,
        )
        before = fingerprint(line)
        made.append(sealed(line))
    return made


def sealed(line: bytes) -> bytes:
    return fingerprint(line).encode() + b"\t" + line + b"\n"


def hash_of(raw: bytes) -> str:
    return raw[:64].decode()


def run(lines: Lines, folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    file = folder / "record.txt"
    file.write_bytes(b"".join(lines))
    command = [sys.executable, "-I", SCRIPT, *arguments, file]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def rewritten(raw: bytes, **more: object) -> bytes:
    """Change an entry and give it a hash that fits, as somebody would who knows how it works."""
    said = json.loads(raw[65:-1]) | more
    return sealed(json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode())


def changed(raw: bytes) -> bytes:
    return raw.replace(b"a member", b"the host")


def test_a_whole_record_is_whole(tmp_path: Path) -> None:
    lines = chain()
    done = run(lines, tmp_path)
    assert done.returncode == 0
    assert done.stdout == f"The record is whole: {COUNT} entries.\nThe last has the hash {hash_of(lines[-1])}\n"


def test_it_reads_what_is_piped_into_it() -> None:
    done = subprocess.run([sys.executable, SCRIPT], input=b"".join(chain()), capture_output=True, check=False)
    assert done.returncode == 0


# What somebody did to the lines 1 to 7, and how the verifier names it.
TAMPERED: dict[str, tuple[Callable[[Lines], Lines], str]] = {
    "first changed": (lambda all_: [changed(all_[0]), *all_[1:]], "Entry 1 was changed."),
    "one changed": (lambda all_: [*all_[:3], changed(all_[3]), *all_[4:]], "Entry 4 was changed."),
    "last changed": (lambda all_: [*all_[:-1], changed(all_[-1])], "Entry 7 was changed."),
    "first missing": (lambda all_: all_[1:], "Entry 1 is missing: after entry 0 comes entry 2."),
    "one missing": (lambda all_: [*all_[:3], *all_[4:]], "Entry 4 is missing: after entry 3 comes entry 5."),
    "two missing": (lambda all_: [*all_[:3], *all_[5:]], "Entry 4 is missing: after entry 3 comes entry 6."),
    "first two swapped": (
        lambda all_: [all_[1], all_[0], *all_[2:]],
        "Entry 1 is out of order: entry 2 stands in its place.",
    ),
    "two swapped": (
        lambda all_: [*all_[:2], all_[3], all_[2], *all_[4:]],
        "Entry 3 is out of order: entry 4 stands in its place.",
    ),
    "one moved to the end": (
        lambda all_: [*all_[:2], *all_[3:], all_[2]],
        "Entry 3 is out of order: entry 4 stands in its place.",
    ),
    "last two swapped": (
        lambda all_: [*all_[:-2], all_[-1], all_[-2]],
        "Entry 6 is out of order: entry 7 stands in its place.",
    ),
    "one twice": (
        lambda all_: [*all_[:3], *all_[2:]],
        "Entry 3 stands there twice: a line was added after entry 3.",
    ),
    "one copied to the end": (
        lambda all_: [*all_, all_[2]],
        "Entry 3 stands there twice: a line was added after entry 7.",
    ),
    "one copied to the front": (
        lambda all_: [all_[4], *all_],
        "Entry 5 stands there twice: a line was added before entry 1.",
    ),
    "a forged one added": (
        lambda all_: [*all_[:3], rewritten(all_[3], actor="the host"), *all_[3:]],
        "Entry 4 stands there twice: a line was added after entry 4.",
    ),
    "a forged one added that holds on to nothing": (
        lambda all_: [*all_[:3], rewritten(all_[3], before="0" * 64), *all_[3:]],
        "Entry 4 stands there twice: a line was added after entry 3.",
    ),
    "rubbish added": (lambda all_: [*all_[:3], b"rubbish\n", *all_[3:]], "A line was added before entry 4."),
    "rubbish added at the end": (lambda all_: [*all_, b"rubbish\n"], "Entry 8 was changed."),
    "one rewritten with its hash": (
        lambda all_: [*all_[:3], rewritten(all_[3], actor="the host"), *all_[4:]],
        "Entry 4 was changed and given a new hash: entry 5 holds on to another one.",
    ),
    "one rewritten to hold on to another": (
        lambda all_: [*all_[:3], rewritten(all_[3], before="f" * 64), *all_[4:]],
        "Entry 4 was changed and given a new hash: it does not hold on to entry 3.",
    ),
    "cut off": (lambda all_: [*all_[:-1], all_[-1][:-20]], "Entry 7 is cut off: the file is not whole."),
    "tab gone": (lambda all_: [all_[0].replace(b"\t", b" ", 1), *all_[1:]], "Entry 1 was changed."),
    "line ends of Windows": (lambda all_: [raw[:-1] + b"\r\n" for raw in all_], "Entry 1 was changed."),
    "no JSON": (lambda all_: [sealed(b"no JSON"), *all_[1:]], "Entry 1 was changed."),
    "no entry": (lambda all_: [sealed(b"[" * 9_000), *all_[1:]], "Entry 1 was changed."),
    "no number": (lambda all_: [rewritten(all_[0], seq="1"), *all_[1:]], "Entry 1 was changed."),
    "endless line": (lambda all_: [b"x" * 1_000_000, *all_], "Entry 1 is cut off: the file is not whole."),
}


@pytest.mark.parametrize("how", TAMPERED)
def test_it_names_what_was_done(tmp_path: Path, how: str) -> None:
    tamper, words = TAMPERED[how]
    done = run(tamper(chain()), tmp_path)
    assert (done.stdout, done.returncode) == (f"{words}\n", 1)
    assert done.stderr == ""


def test_with_a_published_head_a_record_rewritten_as_a_whole_is_found(tmp_path: Path) -> None:
    true, forged = chain(), chain(actor="the host")
    assert run(forged, tmp_path).returncode == 0
    named = run(forged, tmp_path, "--head", f"5:{hash_of(true[4])}")
    assert (named.stdout, named.returncode) == (
        "Entry 5 is not the one that was published: it, or one before it, was changed.\n",
        1,
    )
    unnamed = run(forged, tmp_path, "--head", hash_of(true[4]))
    assert "No entry has the published hash" in unnamed.stdout
    assert unnamed.returncode == 1


def test_with_a_published_head_entries_cut_off_at_the_end_are_found(tmp_path: Path) -> None:
    true = chain()
    cut = run(true[:4], tmp_path, "--head", f"6:{hash_of(true[5])}")
    assert cut.stdout == "Entry 5 is missing: the record ends too early, entry 6 was published.\n"
    assert run(true[:4], tmp_path, "--head", hash_of(true[5])).returncode == 1


def test_several_heads_of_a_true_record_are_all_in_it(tmp_path: Path) -> None:
    true = chain()
    heads = ["--head", f"2:{hash_of(true[1])}", "--head", hash_of(true[6]).upper(), "--head", f"7:{hash_of(true[6])}"]
    assert run(true, tmp_path, *heads).returncode == 0


def test_an_empty_record_is_whole_until_a_head_says_otherwise(tmp_path: Path) -> None:
    assert run([], tmp_path).stdout == "The record is whole: 0 entries.\n"
    assert run([], tmp_path, "--head", f"1:{'a' * 64}").returncode == 1


@pytest.mark.parametrize("head", ["abc", f"x:{'a' * 64}", ""])
def test_what_is_no_head_is_said_to_be_none(tmp_path: Path, head: str) -> None:
    done = run(chain(), tmp_path, "--head", head)
    assert done.returncode == 2
    assert "is not a published head" in done.stderr


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT, tmp_path / "none.txt"], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 2
    assert "cannot be read" in done.stderr


def test_an_old_python_can_read_it() -> None:
    ast.parse(SCRIPT.read_text(), feature_version=(3, 8))


def test_nothing_that_somebody_does_to_a_line_goes_unseen() -> None:
    whole = b"".join(chain())

    @given(st.data())
    def is_seen(data: st.DataObject) -> None:
        place = data.draw(st.integers(0, len(whole) - 1))
        other = data.draw(st.binary(max_size=3))
        length = data.draw(st.integers(0, 3))
        after = whole[:place] + other + whole[place + length :]
        if after == whole or after == whole + other:
            return
        with pytest.raises(verify.Fault) as fault:
            verify.check(_as_file(after), {}, set())
        number = whole[:place].count(b"\n") + 1
        named = int(next(word for word in str(fault.value).split() if word.rstrip(".").isdecimal()).rstrip("."))
        assert abs(named - number) <= 1

    is_seen()


def _as_file(content: bytes) -> object:
    from io import BytesIO

    return BytesIO(content)
