"""The county of the benchmark can be built, on both databases: it has every column that the forum has today."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixtures.installations import Installation

pytestmark = pytest.mark.processes
ROOT = Path(__file__).resolve().parents[2]
VOICES = "400"


def test_a_small_county_is_built_and_proves_whole(installation: Installation) -> None:
    made = subprocess.run(
        [sys.executable, "-m", "bench.county", VOICES],
        cwd=ROOT, env=installation.env(), capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr[-2000:]
    facts = json.loads((installation.data / "county.json").read_text())
    assert facts["rows"]["heard.voice"] == int(VOICES)
    assert facts["rows"]["gatherings.gathering"] > 1
