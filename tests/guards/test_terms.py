"""Words of the field mean the same on the screen and in the documents, and every link to one finds it."""

import re

from forum.ground.pages.terms import TERMS
from tests.guards.house import ROOT, templates


def in_documents() -> dict[str, str]:
    part = (ROOT / "docs/words.md").read_text().partition("## Words of the field")[2]
    found = re.findall(r"^- \*\*(.+?)\*\*: (.+?)(?=\n- |\n*\Z)", part, re.DOTALL | re.MULTILINE)
    return {name: " ".join(meaning.split()).lower() for name, meaning in found}


def test_the_screen_and_the_documents_say_the_same() -> None:
    assert {str(term.name): str(term.meaning).lower() for term in TERMS.values()} == in_documents()


def test_every_term_that_a_page_explains_is_there() -> None:
    asked = {slug for file in templates() for slug in re.findall(r'part\.term\("([^"]+)"', file.read_text())}
    assert asked <= TERMS.keys()
    assert len(asked) > 4
