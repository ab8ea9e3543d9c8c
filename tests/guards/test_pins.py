"""What is installed is pinned by hash, the same for those who run a forum and those who test it."""

import re

from tests.guards.house import ROOT

PIN = re.compile(r"^([\w.-]+)==([^ \\;]+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / "requirements" / name).read_text()))


def test_tests_run_on_what_forums_run_on() -> None:
    base, test = pins("base.txt"), pins("test.txt")
    assert len(base) > 20
    assert {name: version for name, version in base.items() if test.get(name) != version} == {}


def test_every_pin_has_its_hash() -> None:
    for name in ("base.txt", "test.txt"):
        words = (ROOT / "requirements" / name).read_text()
        for pin in re.split(r"\n(?=[a-z0-9])", words, flags=re.IGNORECASE):
            assert not PIN.match(pin) or "--hash=sha256:" in pin, pin.splitlines()[0]


def test_no_lock_names_where_it_was_made() -> None:
    assert [name for name in ("base.txt", "test.txt") if "://" in (ROOT / "requirements" / name).read_text()] == []
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text()
