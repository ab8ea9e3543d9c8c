"""Nothing here watches members: no page speaks of 'last seen', unread, scores or streaks, and no column keeps them."""

import re

import pytest
from django.apps import apps

from tests.guards.house import ROOT, python_files, short, templates
from tests.guards.test_words import NOT_FOR_PEOPLE, said_in_python, said_in_template

WATCHING = re.compile(
    r"(?<![\w-])(last seen|last active|last visit|last online|last here|unread|unopened|streaks?|scores?|scored"
    r"|leader ?board|league table|no-?shows?|did not attend|attendance rate|reminded you|overdue|missed|inactive"
    r"|lapsed|behind on|\d+ (new|waiting) notifications?|badges?)(?![\w-])",
    re.IGNORECASE,
)
FIELDS = re.compile(
    r"(^|_)(last_(seen|active|visit|visited|online|login|read|opened|here)|seen_(at|on)|unread|streak|score|points|rank"
    r"|missed|absences?|no_shows?|attended|attendances?|inactive|lapsed)(_|$)"
)
# Fields that look alike and say nothing of what a member did or did not do, each with why.
FINE: dict[str, str] = {}


def watched(words: str) -> list[str]:
    return [found[0] for found in WATCHING.finditer(words)]


def columns() -> list[str]:
    return [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("forum.")
        for field in model._meta.get_fields()
        if field.concrete
    ]


def test_pages_do_not_say_that_anybody_is_watched() -> None:
    found = {
        short(file): [word for said in said_in_template(file.read_text()) for word in watched(said)]
        for file in templates()
    }
    assert {file: words for file, words in found.items() if words} == {}


def test_nor_does_code_or_a_catalogue() -> None:
    spoken = [file for file in python_files() if not short(file).startswith(NOT_FOR_PEOPLE)]
    found = {short(file): [word for said in said_in_python(file) for word in watched(said)] for file in spoken}
    found |= {short(file): watched(file.read_text()) for file in ROOT.glob("forum/**/*.po")}
    assert {file: words for file, words in found.items() if words} == {}


def test_no_column_keeps_when_somebody_was_here_or_what_they_left_undone() -> None:
    assert [name for name in columns() if FIELDS.search(name.rpartition(".")[2]) and name not in FINE] == []


def test_pages_of_circles_count_nothing() -> None:
    for name in ("circles", "circle", "me"):
        page = (ROOT / f"forum/people/care/templates/care/{name}.jinja").read_text()
        assert not re.search(r"\|\s*(count|sum)\b|\.count\(|\{\{[^}]*\|\s*length\s*\}\}", page), name


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Ada was last seen on Tuesday", 1),
        ("You have 3 unread messages", 1),
        ("A streak of five days!", 1),
        ("Your score", 1),
        ("You missed two meetings", 1),
        ("12 new notifications", 1),
        ("The bus is the last one, and the score of the song is lost in the scoreline", 1),
        ("Somebody reads it by Thursday", 0),
    ],
)
def test_the_guard_hears(words: str, count: int) -> None:
    assert len(watched(words)) == count


@pytest.mark.parametrize(
    ("field", "found"),
    [("last_seen", True), ("seen_at", True), ("unread_count", True), ("last_login", True), ("best_streak", True),
     ("taken_by", False), ("underscored", False), ("since", False), ("last_checked", False), ("points_to", True)],
)  # fmt: skip
def test_the_guard_sees(field: str, found: bool) -> None:
    assert bool(FIELDS.search(field)) is found
