"""Runs the parts of `make test`: linters and types, then the tests on SQLite and on PostgreSQL, three parts at once.

Every part runs to its end, so that one run names everything; the last line is pytest's own.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import FrameType
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
BIN = Path(PYTHON).parent

CHECKS = {
    "ruff check": [str(BIN / "ruff"), "check", "--quiet", "."],
    "ruff format": [str(BIN / "ruff"), "format", "--check", "--quiet", "."],
    "djlint": [str(BIN / "djlint"), "forum", "--lint", "--quiet"],
    "mypy": [str(BIN / "mypy"), "--no-error-summary"],
    "import layers": [str(BIN / "lint-imports")],
    "migrations": [PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run"],
}
PYTEST = [PYTHON, "-m", "pytest", "-p", "no:cacheprovider"]
BESIDE_SQLITE = "journey or not (browser or faults)"
ON_POSTGRES = [PYTHON, "scripts/postgres.py", *PYTEST, "-m"]
SUITES = {"sqlite": PYTEST, "postgres": [*ON_POSTGRES, BESIDE_SQLITE], "browser": [*PYTEST, "-m", "browser"]}
CRAWL = "tests/browser/test_every_page.py"
# The same tests as `sqlite` and `postgres` together, in parts that two cores share, the longest first. What is marked
# `once` runs on PostgreSQL only when somebody asks for that suite. What waits for nobody steps back for what drives a
# browser, which often waits and would leave a core idle.
STEP_BACK = ["nice", "-n", "5"]
SHARED = {
    "PostgreSQL": [*STEP_BACK, *ON_POSTGRES, f"({BESIDE_SQLITE}) and not once"],
    "SQLite": [*STEP_BACK, *PYTEST, "-m", "not (browser or faults)"],
    "every page in a browser": [*PYTEST, CRAWL],
    "journeys in a browser": [*PYTEST, "-m", "browser", f"--ignore={CRAWL}"],
    "faults": [*PYTEST, "-m", "faults"],
}
AT_ONCE = 3
LINTERS_AT_ONCE = 2
# Installations that all parts copy: one that was set up, one that holds the demonstration.
SHARED_WORLDS = ("TESTS_TEMPLATE", "TESTS_DEMONSTRATION")


def environment(data: str) -> dict[str, str]:
    """Give a part a world of its own, whatever the person who runs it has set."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("FORUM_", "DATABASE_URL"))}
    kept = {name: os.environ[name] for name in ("FORUM_CHROMIUM", *SHARED_WORLDS) if name in os.environ}
    return ours | kept | {"FORUM_DATA": data, "DJANGO_SETTINGS_MODULE": "forum.config.settings"}


def check(data: str) -> list[str]:
    """Run the linters; return the names of those that found something."""
    found = []

    def run(command: list[str]) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(command, cwd=ROOT, env=environment(data), capture_output=True, text=True, check=False)

    with ThreadPoolExecutor(LINTERS_AT_ONCE) as at_once:
        worlds = at_once.submit(set_up, data)
        for name, done in zip(CHECKS, at_once.map(run, CHECKS.values()), strict=True):
            print(f"{name}: {'fine' if done.returncode == 0 else 'not yet'}", flush=True)
            if done.returncode:
                print(done.stdout + done.stderr, flush=True)
                found.append(name)
        os.environ.update(worlds.result())
    return found


def set_up(data: str) -> dict[str, str]:
    """Build what all parts copy; return the folder of each that was built."""
    built = {}
    for name, command in zip(SHARED_WORLDS, (["setup"], ["demo"]), strict=True):
        folder = Path(data) / name.lower()
        if built:
            shutil.copytree(*built.values(), folder)
        else:
            folder.mkdir()
        world = environment(str(folder))
        if subprocess.run([BIN / "forum", *command], cwd=ROOT, env=world, capture_output=True, check=False).returncode:
            break  # the first test that needs it says why
        built[name] = str(folder)
    return built


def start(command: list[str], folder: Path, output: int | None = None) -> "subprocess.Popen[bytes]":
    folder.mkdir()
    return subprocess.Popen(command, cwd=ROOT, env=environment(str(folder)), stdout=output, stderr=output)


def side_by_side(data: Path) -> list[str]:
    """Run all parts, some at once, and show what each said when it has ended."""
    waiting, running = list(SHARED.items()), dict[str, "subprocess.Popen[bytes]"]()
    failed = []
    try:
        while waiting or running:
            while waiting and len(running) < AT_ONCE:
                name, command = waiting.pop(0)
                print(f"{name}: begun", flush=True)
                with log_of(name, data).open("wb") as written:
                    running[name] = start(command, data / name.replace(" ", "-"), written.fileno())
            time.sleep(0.2)
            for name in [name for name, part in running.items() if part.poll() is not None]:
                failed += [name] if running.pop(name).returncode else []
                print(f"\n{name}", flush=True)
                with log_of(name, data).open("rb") as written:
                    shutil.copyfileobj(written, sys.stdout.buffer)
                sys.stdout.flush()
    finally:
        for part in running.values():
            stop(part)
    return failed


def log_of(name: str, data: Path) -> Path:
    return data / f"{name.replace(' ', '-')}.log"


def stop(part: "subprocess.Popen[bytes]") -> None:
    if part.poll() is None:
        part.terminate()
        part.wait()


def alone(name: str, data: Path) -> list[str]:
    part = start(SUITES[name], data / name)
    try:
        return [name] if part.wait() else []
    finally:
        stop(part)


def leave(_signal: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + signal.SIGTERM)


def main(part: str) -> int:
    signal.signal(signal.SIGTERM, leave)
    with tempfile.TemporaryDirectory(prefix="forum-tests-", ignore_cleanup_errors=True) as folder:
        data = Path(folder)
        if part in SUITES:
            return 1 if alone(part, data) else 0
        failed = check(folder)
        if part == "all":
            if failed:
                print(f"\nNot yet: {', '.join(failed)} (above). The tests run all the same.", flush=True)
            failed += side_by_side(data)
        sys.stdout.flush()
        if failed:
            print(f"Not yet: {', '.join(failed)}", file=sys.stderr)
        return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "all"))
    except KeyboardInterrupt:
        sys.exit(130)
