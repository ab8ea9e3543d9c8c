"""Finds what each part says of the people it holds, in its `privacy.py`, as the policy finds rows in `rules.py`."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps

from forum.ground.keeping import Kept, Rows


def all_parts() -> list[ModuleType]:
    """Every part that holds something of people, from the ground up."""
    names = [part.name for part in apps.get_app_configs() if part.name.startswith("forum.")]
    return [import_module(f"{name}.privacy") for name in names if find_spec(f"{name}.privacy") is not None]


def held() -> set[str]:
    """The label of every model that some part answers for."""
    return {label for part in all_parts() for label in part.HOLDS}


def kept() -> list[Kept]:
    """Everything that is forgotten by itself after a time."""
    return [one for part in all_parts() for one in getattr(part, "KEPT", ())]


def export(*, person: int, account: int | None) -> dict[str, Rows]:
    """All that is held of somebody, section by section; those that hold nothing are there too, and empty."""
    sections: dict[str, Rows] = {}
    for part in all_parts():
        for title, rows in part.export_for(person=person, account=account).items():
            sections.setdefault(str(title), []).extend(rows)
    return sections


def files(*, person: int) -> list[tuple[str, bytes]]:
    """The files that somebody gave us: a name for each, and what is in it."""
    return [one for part in all_parts() if hasattr(part, "files_for") for one in part.files_for(person=person)]


def erase(*, person: int, account: int | None) -> None:
    """Let every part take somebody out, from the roof down, so that whoever needs to look somebody up still can."""
    for part in reversed(all_parts()):
        part.erase(person=person, account=account)
