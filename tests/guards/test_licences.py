"""Whatever is asked for by name is listed with its licence."""

import json
import re

import pytest

from tests.guards.house import ROOT

NAME = re.compile(r"^([A-Za-z0-9][A-Za-z0-9_.-]*)", re.MULTILINE)


def asked_for() -> list[str]:
    files = [(ROOT / f"requirements/{name}.in").read_text() for name in ("base", "test")]
    python = [name for file in files for name in NAME.findall(file)]
    pages = json.loads((ROOT / "package.json").read_text())
    return sorted({*python, *pages.get("dependencies", {}), *pages.get("devDependencies", {})})


@pytest.mark.parametrize("name", asked_for())
def test_a_package_is_listed_with_its_licence(name: str) -> None:
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|", (ROOT / "docs/licences.md").read_text(), re.MULTILINE)
    assert [licence for names, licence in rows if name in names.split(", ") and licence.strip()], (
        f"{name} is asked for in requirements/*.in or package.json and has no row in docs/licences.md."
    )


def test_there_is_something_to_list() -> None:
    assert len(asked_for()) > 20
