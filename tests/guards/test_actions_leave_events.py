"""Every action that writes leaves its event in the journal."""

import ast

import pytest

from tests.guards import acts
from tests.guards.house import short

WRITES = {"save", "create", "bulk_create", "update", "bulk_update", "delete", "get_or_create", "update_or_create"}

# Actions that leave no event of their own, and why.
WITHOUT = {
    "ground.journal": "is the journal",
    "ground.post": "keeps deliveries, each tied to the event that it tells of",
    "record.recount": "changes nothing that anybody did",
    "outlets.notices": "reads events",
    "commands": "calls the actions of others",
    "demo": "calls the actions of others",
    "operations": "looks after the machine",
    "journey.themed.take_next": "only keeps two people from the same voice for some minutes",
}

# Effects that travel down: called by an action of a later stage, which leaves the event; so they name no actor.
EFFECTS = {
    "journey.answered.forget_reasons",
    "journey.heard.compacted",
    "journey.heard.mark_read",
    "journey.heard.move_on",
    "journey.heard.wait_again",
    "journey.taken_up.judged",
    "journey.taken_up.mark_answered",
    "journey.decided.note_reply",
    "journey.decided.note_warning",
    "journey.promised.reopen",
    "people.roles.count_step",
    "outlets.my_data.compacted",
    "people.consents.page_sent",
    "people.farewells.part_with",
}
ERASES = "erase"  # in each part's privacy.py: called by whoever carries out that somebody is forgotten


def is_action(part: acts.Part, name: str) -> bool:
    """Public, with keyword-only arguments as actions have, and not a method."""
    arguments = part.functions[name].args
    return not name.startswith("_") and bool(arguments.kwonlyargs) and not arguments.args


def writes(part: acts.Part, name: str) -> bool:
    function = part.functions[name]
    if any("transaction.atomic" in acts.said(mark) for mark in function.decorator_list):
        return True
    called = {acts.said(call.func) for call in acts.calls(function)}
    return "transaction.atomic" in called or any(each.rpartition(".")[2] in WRITES for each in called)


def actions() -> list[tuple[str, str, acts.Part]]:
    return [
        (place, name, part)
        for place, part in sorted(acts.parts().items())
        for name in sorted(part.functions)
        if is_action(part, name) and writes(part, name) and place not in WITHOUT and f"{place}.{name}" not in WITHOUT
    ]


def ours() -> list[tuple[str, str, acts.Part]]:
    return [
        (place, name, part) for place, name, part in actions() if f"{place}.{name}" not in EFFECTS and name != ERASES
    ]


@pytest.mark.parametrize(("place", "name", "part"), ours(), ids=lambda value: value if isinstance(value, str) else "")
def test_an_action_leaves_its_event(place: str, name: str, part: acts.Part) -> None:
    assert part.leads_to(name, "journal.note"), (
        f"{short(part.files[name])}: {name}() writes and calls no journal.note(). Every act leaves an event."
    )


def test_effects_are_there_and_are_nobodys_act() -> None:
    found = {f"{place}.{name}": part.functions[name] for place, name, part in actions()}
    erases = {name for name in found if name.endswith(f".{ERASES}")}
    assert EFFECTS - found.keys() == set()
    assert len(erases) > 5
    for name in EFFECTS | erases:
        assert "actor" not in {argument.arg for argument in found[name].args.kwonlyargs}, f"{name} names an actor."


def test_there_are_actions_to_look_at() -> None:
    assert len(actions()) > 20


def test_the_guard_sees_an_action_without_an_event() -> None:
    tree = ast.parse("@transaction.atomic\ndef mend(*, fence): _note(fence)\ndef _note(fence): fence.save()")
    part = acts.Part(functions={node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)})
    assert writes(part, "mend")
    assert not part.leads_to("mend", "journal.note")
