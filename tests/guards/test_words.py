"""The project's words: those it promises exist in code, and those it never says to people are not said."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from tests.guards.house import ROOT, python_files, short, templates

# LOOK.md's 'never', and what nobody who could not come or could not do something should read about themselves.
NEVER = (
    "submit|submits|submitted|submission|invalid|user|users|case|cases|ticket|tickets|stakeholder|stakeholders|engage"
    "|engagement|leverage|failed|failure|overdue|missed|inactive|lapsed|no-show|non-compliant"
)
# Ordinary English in which the word says nothing about anybody.
FINE = re.compile(r"\b(in (any |either |that )?case|just in case|pop-up)\b", re.IGNORECASE)
BANNED = re.compile(rf"(?<![\w-])({NEVER})(?![\w-])", re.IGNORECASE)
SHOWN_ATTRIBUTES = re.compile(r'\b(?:alt|title|placeholder|aria-label|content|value)="([^"]*)"')
# What these say is for those who run the forum, or for the next programmer.
NOT_FOR_PEOPLE = ("forum/commands", "forum/operations", "forum/config", "forum/ground", "forum/record", "forum/demo")


def in_code_column() -> list[str]:
    rows = re.findall(r"^\|[^|]+\|[^|]+\|([^|]+)\|$", (ROOT / "docs/words.md").read_text(), re.MULTILINE)
    return [name for row in rows for name in re.findall(r"`([\w.]+)`", row)]


def models(name: str) -> list[type[Model]]:
    return [
        model for model in apps.get_models() if name in (model.__name__, f"{model._meta.app_label}.{model.__name__}")
    ]


@pytest.mark.parametrize("name", in_code_column())
def test_a_word_exists_in_code(name: str) -> None:
    if models(name):
        return
    model, _, field = name.rpartition(".")
    assert models(model), f"{name} is in docs/words.md and nowhere else."
    try:
        models(model)[0]._meta.get_field(field)
    except FieldDoesNotExist:
        pytest.fail(f"{model} has no {field}, which docs/words.md promises.")


def test_there_are_words_to_look_for() -> None:
    assert len(in_code_column()) > 20


def said_in_template(words: str) -> Iterator[str]:
    """Yield what a template shows: text, some attributes, and sentences inside its expressions."""
    words = re.sub(r"\{#.*?#\}", " ", words, flags=re.DOTALL)
    for expression in re.findall(r"\{[{%].*?[%}]\}", words, flags=re.DOTALL):
        yield from (said for said in re.findall(r'"([^"]*)"', expression) if " " in said or said[:1].isupper())
    words = re.sub(r"\{[{%].*?[%}]\}", " ", words, flags=re.DOTALL)
    yield from SHOWN_ATTRIBUTES.findall(words)
    yield re.sub(r"<[^>]*>", " ", re.sub(r"<!--.*?-->", " ", words, flags=re.DOTALL))


def said_in_python(file: Path) -> Iterator[str]:
    """Yield the sentences of a module: constants with a space, less docstrings."""
    tree = ast.parse(file.read_text())
    silent = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and " " in node.value
            and id(node) not in silent
        ):
            yield node.value


def banned(words: str) -> list[str]:
    return BANNED.findall(FINE.sub(" ", words))


def test_templates_say_none_of_the_words_that_hurt() -> None:
    found = {
        short(file): [word for said in said_in_template(file.read_text()) for word in banned(said)]
        for file in templates()
    }
    assert {file: words for file, words in found.items() if words} == {}


def test_code_says_none_of_them_to_people() -> None:
    spoken = [file for file in python_files() if not short(file).startswith(NOT_FOR_PEOPLE)]
    found = {short(file): [word for said in said_in_python(file) for word in banned(said)] for file in spoken}
    assert {file: words for file, words in found.items() if words} == {}


def test_catalogues_say_none_of_them() -> None:
    for file in ROOT.glob("forum/**/*.po"):
        assert banned(re.sub(r"(?m)^#.*$", "", file.read_text())) == [], short(file)


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("<p>Your reply is overdue</p>", ["overdue"]),
        ('<button type="submit">Send</button>', []),
        ('<input aria-label="Invalid date">', ["Invalid"]),
        ('{{ button({"text": "Submit it"}) }}', ["Submit"]),
        ("<p>In any case, come along</p>", []),
        ("{# a user #}{% if user.failed %}{% endif %}", []),
    ],
)
def test_the_guard_hears(template: str, words: list[str]) -> None:
    assert [word for said in said_in_template(template) for word in banned(said)] == words
