"""The stand-alone verifier against json.loads on the same lines, and how much memory it takes.

python -m bench.verifying export FILE        writes the download of the installation that the environment names
python -m bench.verifying time FILE TIMES    prints nanoseconds for reading and for verifying its first lines
"""

import importlib.util
import io
import json
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from statistics import median
from types import ModuleType

from bench.county import ROOT
from bench.databases import Database, county
from bench.figures import Figure

PROGRAM = ROOT / "forum" / "outlets" / "public_record" / "verify.py"
A_THIRD = 1 / 3
AT_ONCE = 2_000
HASH = 64
MOST_MEMORY = 1.2  # times what it takes for a hundredth of the lines
# ru_maxrss would tell of this process as well, from which it was started; VmHWM is the program's own.
GROWN = """
import pathlib, runpy, sys
sys.argv.pop(0)
try:
    runpy.run_path(sys.argv[0], run_name="__main__")
except SystemExit as ended:
    if ended.code:
        raise
print(next(line.split()[1] for line in pathlib.Path("/proc/self/status").open() if line.startswith("VmHWM")))
"""


def measure(database: Database, *, voices: int, rounds: int) -> list[Figure]:
    installation = county(database, voices)
    download, piece = installation.folder / "record.txt", installation.folder / "piece.txt"
    installation.run("verifying", "export", str(download))
    with download.open("rb") as whole:
        lines = list(islice(whole, max(1_000, voices // 100)))
    piece.write_bytes(b"".join(lines))
    read, verified = (median(times) for times in json.loads(installation.run(
        "verifying", "time", str(download), str(rounds)
    )))  # fmt: skip
    small, large = _memory_to_verify(piece), _memory_to_verify(download)
    sys.stderr.write(f"{database.name}: verifying takes {large} kB for the whole record, {small} kB for a little\n")
    download.unlink()
    piece.unlink()
    return [
        Figure(database.name, "verify.py", "of the rate of json.loads", read / verified, A_THIRD, least=True),
        Figure(database.name, "verify.py", "times the memory for few lines", large / small, MOST_MEMORY),
    ]


def _memory_to_verify(file: Path) -> int:
    """Run the verifier on a file and return how large it grew, in kB."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", GROWN, str(PROGRAM), str(file)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{PROGRAM.name} says that the record is not whole: {done.stdout}{done.stderr}")
    return int(done.stdout.split()[-1])


def _program() -> ModuleType:
    spec = importlib.util.spec_from_file_location("verify", PROGRAM)
    if spec is None or spec.loader is None:
        raise ImportError(str(PROGRAM))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _export(file: Path) -> None:
    import django  # noqa: PLC0415 - the other half of this program needs none

    django.setup()
    from forum.record import queries  # noqa: PLC0415

    with file.open("wb") as download:
        download.writelines(queries.lines(until=queries.head().sequence))


def _time(file: Path, rounds: int) -> None:
    program = _program()
    with file.open("rb") as whole:
        lines = b"".join(islice(whole, AT_ONCE))
    times: tuple[list[int], list[int]] = ([], [])
    for _ in range(rounds):
        began = time.perf_counter_ns()
        for line in io.BytesIO(lines):
            json.loads(line[HASH + 1 :])
        read = time.perf_counter_ns()
        program.check(io.BytesIO(lines), {}, set())
        verified = time.perf_counter_ns()
        times[0].append(read - began)
        times[1].append(verified - read)
    print(json.dumps(times))


if __name__ == "__main__":
    if sys.argv[1] == "export":
        _export(Path(sys.argv[2]))
    else:
        _time(Path(sys.argv[2]), int(sys.argv[3]))
