"""Reading the house for the guards: its files, and its order from the import-linter contracts."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FORUM = ROOT / "forum"


def contracts() -> dict[str, list[str]]:
    """Return the layers of each container, from the highest to the lowest."""
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    return {contract["containers"][0]: contract["layers"] for contract in linter["contracts"]}


def part_of(module: str) -> tuple[str, ...]:
    """Return floor and part: `forum.people.membership.models.seat` is `("people", "membership")`."""
    return tuple(module.split(".")[1:3])


def stands_above(upper: tuple[str, ...], lower: tuple[str, ...]) -> bool:
    """Say whether the contracts let code of `upper` import code of `lower`."""
    container = "forum"
    for one, other in zip(upper, lower, strict=False):
        if one != other:
            rank = {
                name.strip(" ()"): number
                for number, layer in enumerate(contracts()[container])
                for name in layer.split("|")
            }
            return rank[one] < rank[other]
        container = f"{container}.{one}"
    return True


def python_files(*, tests: bool = False) -> Iterator[Path]:
    """Every file of the product that somebody wrote."""
    for file in sorted(FORUM.rglob("*.py")):
        inside = file.relative_to(FORUM).parts
        if "migrations" not in inside and "built" not in inside and (tests or "tests" not in inside):
            yield file


def templates() -> list[Path]:
    return sorted(FORUM.rglob("*.jinja"))


def short(file: Path) -> str:
    return str(file.relative_to(ROOT))
