"""Acts of people's own lives leave no entry in the public record; every other entry is declared in the policy."""

import ast

import pytest

from forum.people.policy import POLICY, Row
from tests.guards import acts
from tests.guards.house import FORUM, python_files, short

# People's own lives: joining, stepping back, stand-ins, needs, money, peer circles, signing in.
PRIVATE_PARTS = {"accounts", "membership", "care", "consents", "farewells", "introductions", "partners", "roles"}
PRIVATE_VERBS = {
    "come_back",
    "join",
    "leave",
    "note_need",
    "note_presence",
    "set_pace",
    "sign_in",
    "stand_in",
    "step_back",
    "take_seat",
    "claim_expenses",
    "pay",
    "write_down",
}


def rows() -> dict[str, Row]:
    if not POLICY.rows:
        POLICY.read()
    return POLICY.rows


def is_private(act: str) -> bool:
    part, _, verb = act.partition(".")
    return part in PRIVATE_PARTS or verb in PRIVATE_VERBS


def test_no_act_of_peoples_own_lives_is_declared_public() -> None:
    assert [act for act, row in rows().items() if row.public and is_private(act)] == []


def test_there_are_such_acts() -> None:
    assert {"accounts.send_code", "membership.join", "heard.write_down"} <= {act for act in rows() if is_private(act)}


@pytest.mark.parametrize("part", sorted(PRIVATE_PARTS))
def test_what_keeps_peoples_own_lives_does_not_know_the_record(part: str) -> None:
    for file in python_files():
        if (FORUM / "people" / part) not in file.parents:
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            origin = node.module or "" if isinstance(node, ast.ImportFrom) else ""
            full = {f"{origin}.{name}".strip(".") for name in names}
            assert not any(name.startswith("forum.record") for name in full), f"{short(file)} imports the record."


def test_whatever_is_appended_to_the_record_is_declared_public() -> None:
    appended = acts.acts_that_reach("record.append")
    undeclared = {act: part for act, part in appended.items() if act not in rows() or not rows()[act].public}
    assert undeclared == {}, "Mark these acts public in the part's rules.py, or append no entry for them."


def test_whatever_is_declared_public_is_appended() -> None:
    declared = {act for act, row in rows().items() if row.public}
    assert declared - acts.acts_that_reach("record.append").keys() == set()
