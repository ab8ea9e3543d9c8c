"""What no linter sees: sizes and names of files, no signals, one clock, one reader of the environment."""

import re
from pathlib import Path

import pytest

from tests.guards.house import FORUM, ROOT, python_files, short, templates

LONGEST = 400
DRAWERS = {"utils", "util", "helpers", "helper", "common", "core", "misc", "contrib", "lib", "shared"}
SIGNALS = re.compile(r"@receiver\b|\breceiver\(|\.connect\(|django\.(db\.models\.)?signals|django\.dispatch")
CLOCKS = re.compile(
    r"timezone\.now\b|datetime\.(now|today|utcnow)\b|date\.today\b|\btime\.time\(|\bauto_now|functions import .*\bNow\b"
    r"|timezone\.localdate\(\)|timezone\.localtime\(\)"
)
ENVIRONMENT = re.compile(r"os\.(environ|getenv|putenv)")
# Both name the settings before there are any.
MAY_NAME_THE_SETTINGS = {"forum/config/wsgi.py", "forum/commands/program.py"}
NAMES_THE_SETTINGS = 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "forum.config.settings")'


def hits(pattern: re.Pattern[str], file: Path) -> list[str]:
    return [
        f"{short(file)}:{number}: {line.strip()}"
        for number, line in enumerate(file.read_text().splitlines(), start=1)
        if pattern.search(line)
    ]


def test_files_are_short_enough_to_read() -> None:
    ours = [*python_files(tests=True), *templates(), *ROOT.glob("tests/**/*.py"), *ROOT.glob("bench/**/*.py")]
    styles = [file for file in FORUM.glob("ground/pages/s*/**/*") if file.is_file()]
    long = {
        short(file): len(file.read_text().splitlines())
        for file in [*ours, *styles, *ROOT.glob("scripts/*")]
        if file.is_file()
    }
    assert {file: lines for file, lines in long.items() if lines > LONGEST} == {}


def test_nothing_is_called_after_odds_and_ends() -> None:
    assert [short(file) for file in FORUM.rglob("*") if file.stem in DRAWERS and "built" not in file.parts] == []


def test_nothing_happens_by_signal() -> None:
    assert [hit for file in python_files() for hit in hits(SIGNALS, file)] == []


def test_time_comes_only_from_the_clock() -> None:
    elsewhere = [file for file in python_files() if FORUM / "ground" / "clock" not in file.parents]
    assert [hit for file in elsewhere for hit in hits(CLOCKS, file)] == []


def test_only_the_settings_read_the_environment() -> None:
    elsewhere = [file for file in python_files() if short(file) != "forum/config/settings.py"]
    found = [hit for file in elsewhere for hit in hits(ENVIRONMENT, file)]
    assert [
        hit for hit in found if not (hit.split(":")[0] in MAY_NAME_THE_SETTINGS and hit.endswith(NAMES_THE_SETTINGS))
    ] == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (SIGNALS, "@receiver(post_save)"),
        (SIGNALS, "post_save.connect(tell)"),
        (CLOCKS, "made = timezone.now()"),
        (CLOCKS, "made = datetime.now(tz=UTC)"),
        (CLOCKS, "made_at = models.DateTimeField(auto_now_add=True)"),
        (ENVIRONMENT, 'os.environ.get("HOME")'),
    ],
)
def test_the_guards_see(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.search(line)
