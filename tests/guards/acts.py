"""Reading the actions for the guards: which function leads to which call, and which acts are named on the way.

By names within one part, which is how the parts are written: an action calls helpers of its own part, and those call
`record.append` and `journal.note`.
"""

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.guards.house import FORUM, python_files

# They call actions by name, and are often called the same; `read_pages` is one as `pages` is.
DOORS = {"forms", "pages", "urls", "views"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass
class Part:
    """The functions of one part by name (`Class.method` by its last name), and the files that they stand in."""

    functions: dict[str, Function] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)

    def leads_to(self, name: str, target: str, seen: frozenset[str] = frozenset()) -> bool:
        """Whether this function calls `target` (like `record.append`) itself or through its own part."""
        for call in calls(self.functions[name]):
            called = said(call.func)
            if called == target:
                return True
            own = called.rpartition(".")[2]
            if own in self.functions and own not in seen | {name} and self.leads_to(own, target, seen | {name}):
                return True
        return False


def parts() -> dict[str, Part]:
    """Every part but its doors, by its dotted name."""
    found: dict[str, Part] = defaultdict(Part)
    for file in python_files():
        inside = file.relative_to(FORUM).with_suffix("").parts
        if any(step in DOORS or step.rpartition("_")[2] in DOORS for step in inside):
            continue
        name = ".".join(inside[:2] if len(inside) > 2 else inside[:1])
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, Function):
                found[name].functions[node.name] = node
                found[name].files[node.name] = file
    return found


def calls(node: ast.AST) -> Iterator[ast.Call]:
    return (each for each in ast.walk(node) if isinstance(each, ast.Call))


def said(node: ast.AST) -> str:
    """Write `a.b.c` for such an expression, and nothing for others."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        left = said(node.value)
        return f"{left}.{node.attr}" if left else node.attr
    return ""


def acts_of(call: ast.Call, function: Function) -> set[str]:
    """The acts that a call names: in place, as `x if … else y`, or by a name that its function gave them before."""
    named = [keyword.value for keyword in call.keywords if keyword.arg == "act"]
    given = {
        target.id: node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    named = [given.get(said(value), value) for value in named]
    return {
        leaf.value
        for value in named
        for leaf in ast.walk(value)
        if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str) and "." in leaf.value
    }


def acts_that_reach(target: str) -> dict[str, str]:
    """Every act that is named in a call which is, or leads to, `target`; with the part that names it."""
    found: dict[str, str] = {}
    for name, part in parts().items():
        for function in part.functions.values():
            for call in calls(function):
                called = said(call.func)
                own = called.rpartition(".")[2]
                if called == target or (own in part.functions and part.leads_to(own, target)):
                    found |= dict.fromkeys(acts_of(call, function), name)
    return found
