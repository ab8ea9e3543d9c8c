"""An empty field is drawn once; what somebody wrote is drawn each time and kept nowhere."""

from typing import Any

from django.template import engines
from django.utils import translation
from django.utils.functional import lazystr

from forum.ground.forms import Form, Line, Words
from forum.ground.pages import drawn_once


class Say(Form):
    words = Words(label=lazystr("What would you like to say?"))
    name = Line(required=False)


def draw(form: Form, name: str = "words") -> str:
    page: Any = engines["jinja2"] if "jinja2" in engines else engines.all()[0]
    template = '{% from "components/forms.jinja" import field %}{{ field(form[name]) }}'
    words: str = page.from_string(template).render({"form": form, "name": name})
    return words


def test_an_empty_field_looks_the_same_the_second_time() -> None:
    first = draw(Say())
    kept = len(drawn_once.KNOWN)
    assert draw(Say()) == first
    assert len(drawn_once.KNOWN) == kept


def test_fields_languages_and_labels_are_told_apart() -> None:
    assert draw(Say(prefix="one")) != draw(Say(prefix="two"))
    assert draw(Say(), "words") != draw(Say(), "name")
    kept = len(drawn_once.KNOWN)
    with translation.override("cy"):
        draw(Say())
    assert len(drawn_once.KNOWN) == kept + 1


def test_what_somebody_wrote_is_kept_nowhere() -> None:
    draw(Say())
    kept = len(drawn_once.KNOWN)
    assert "a secret of mine" in draw(Say({"words": "a secret of mine"}))
    assert "a secret of mine" in draw(Say(initial={"words": "a secret of mine"}))
    assert "a secret of mine" not in draw(Say())
    assert len(drawn_once.KNOWN) == kept


def test_it_keeps_no_more_than_so_many() -> None:
    for number in range(drawn_once.KEPT + 5):
        draw(Say(prefix=f"form{number}"))
    assert len(drawn_once.KNOWN) == drawn_once.KEPT
