"""The policy is the one table: every act that somebody does asks its own row, and every row is asked by its act."""

import ast

import pytest

from forum.people.policy import POLICY
from tests.guards import acts
from tests.guards.house import python_files, short

# Acts that ask the row of another act, for they are a part of it.
ANOTHERS = {
    "journey.heard.keep_draft": "heard.draft",
    "rooms.gatherings.begin_agenda": "gatherings.set_slot",
    "rooms.gatherings.move_slot": "gatherings.set_slot",
}
# Parts of acts that have asked already.
ASKED_BEFORE = {
    "journey.answered.trace",
    "journey.taken_up.trace",
    "people.groups.note",
    "people.groups.trace",
    "journey.promised.require_party",
    "journey.promised.require_side",
    "journey.promised.trace",
}
# Rows whose act asks by other means, and why.
WITHOUT = {
    "accounts": "people sign in before anybody knows who they are; the account at hand is their own",
    "membership": "holding comes from whoever welcomes; see its actions",
}


def asked(part: acts.Part, name: str, seen: frozenset[str] = frozenset()) -> set[str]:
    """The rows that a function asks, itself or through its own part."""
    found = set()
    for call in acts.calls(part.functions[name]):
        called = acts.said(call.func)
        last = called.rpartition(".")[2]
        if last in {"require", "may"}:
            found |= {one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)}
        found |= {
            one.value
            for one in [*call.args, *(word.value for word in call.keywords)]
            if (last in part.functions or last.startswith("require"))
            and isinstance(one, ast.Constant)
            and one.value in rows()
        }
        if last in part.functions and last not in seen | {name}:
            found |= asked(part, last, seen | {name})
    return found


def rows() -> set[str]:
    return {row.act for row in POLICY.all()}


def done_by_somebody() -> list[tuple[str, str, acts.Part]]:
    """Every public verb that names its actor."""
    return [
        (place, name, part)
        for place, part in sorted(acts.parts().items())
        for name, function in sorted(part.functions.items())
        if not name.startswith("_")
        and f"{place}.{name}" not in ASKED_BEFORE
        and "actions" in part.files[name].as_posix()
        and "actor" in {argument.arg for argument in function.args.kwonlyargs}
        and place.split(".")[0] in {"people", "rooms", "journey", "outlets"}
    ]


@pytest.mark.parametrize(
    ("place", "name", "part"), done_by_somebody(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_whoever_acts_is_asked_for_by_the_table(place: str, name: str, part: acts.Part) -> None:
    own = ANOTHERS.get(f"{place}.{name}", f"{place.rpartition('.')[2]}.{name}")
    there = asked(part, name)
    assert own in there or there & rows(), f"{short(part.files[name])}: {name}() asks no row of the policy."


def test_every_row_is_asked_by_some_act() -> None:
    said = {
        node.value
        for file in python_files()
        if file.name != "rules.py"
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    unasked = {row for row in rows() - said if row.partition(".")[0] not in WITHOUT}
    assert unasked == set(), "These rows are on the public page, and nothing asks them."


def test_there_are_acts_to_look_at() -> None:
    assert len(done_by_somebody()) > 60
