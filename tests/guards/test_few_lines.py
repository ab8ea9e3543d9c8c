"""Asking for fewer words takes away words, never something to do: no form and no button stands in `more-words`."""

import re

import pytest

from tests.guards.house import short, templates

OPENS = re.compile(r"<(\w+)\b[^>]*class=\"[^\"]*\bmore-words\b[^\"]*\"[^>]*>", re.DOTALL)
TO_DO = re.compile(r"<form\b|<button\b|\bbutton\(|\bfield\(")


def inside(words: str, opening: re.Match[str]) -> str:
    """Return what stands between this tag and the one that closes it."""
    depth = 1
    for tag in re.compile(rf"<(/?){opening[1]}\b").finditer(words, opening.end()):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return words[opening.end() : tag.start()]
    return words[opening.end() :]


def hidden(words: str) -> list[str]:
    return [found[0] for opening in OPENS.finditer(words) for found in TO_DO.finditer(inside(words, opening))]


def test_nothing_to_do_is_hidden_from_whoever_asks_for_few_lines() -> None:
    found = {short(file): hidden(file.read_text()) for file in templates()}
    assert {file: what for file, what in found.items() if what} == {}


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ('<section class="more-words"><form></form></section>', 1),
        ('<section class="more-words"><section></section><p>{{ button(1) }}</p></section>', 1),
        ('<section class="more-words"><section></section></section><p>{{ button(1) }}</p>', 0),
    ],
)
def test_the_guard_sees(words: str, count: int) -> None:
    assert len(hidden(words)) == count


def test_there_are_words_that_are_left_out() -> None:
    assert sum(len(OPENS.findall(file.read_text())) for file in templates()) > 10
