"""A form keeps every letter, and says kindly what needs another look."""

import datetime as dt

import pytest
from django import forms as django_forms
from django.core.files.uploadedfile import SimpleUploadedFile

from forum.ground.forms import Day, Form, Line, Words
from forum.ground.forms.macros import macro_for, mistakes_in


class Say(Form):
    words = Words(max_length=40)


class Everything(Form):
    words = Words(required=False)
    name = Line(required=False)
    email = django_forms.EmailField(required=False)
    way = django_forms.ChoiceField(
        choices=[("post", "By post"), ("none", "Not at all")], widget=django_forms.RadioSelect, required=False
    )
    about = django_forms.MultipleChoiceField(
        choices=[("bus", "Getting there"), ("ward", "Wards")],
        widget=django_forms.CheckboxSelectMultiple,
        required=False,
    )
    area = django_forms.ChoiceField(choices=[("fen", "The fens")], required=False)
    on = Day(required=False)
    agree = django_forms.BooleanField(required=False)
    file = django_forms.FileField(required=False)


@pytest.mark.parametrize(
    "words",
    [
        "  two spaces before",
        "a line\n\n\nand another\n",
        "\n starts below",
        "tab\there",
        "\u202eturned",
        "👩‍👩‍👧",
        " \n x \n ",
    ],
)
def test_words_are_kept_letter_for_letter(words: str) -> None:
    form = Say({"words": words})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["words"] == words


def test_only_the_browsers_line_ends_are_made_ours() -> None:
    form = Say({"words": "one\r\ntwo\rthree\n"})
    assert form.is_valid()
    assert form.cleaned_data["words"] == "one\ntwo\rthree\n"


def test_only_spaces_are_not_words() -> None:
    assert Say({"words": " \n "}).errors["words"] == ["Please write something here."]


def test_a_hidden_sign_is_refused_kindly_and_not_shown_again() -> None:
    form = Say({"words": "before\x00after"})
    assert "hidden sign" in form.errors["words"][0]
    _macro, arguments = macro_for(form["words"])
    assert arguments["value"] == "beforeafter"


def test_too_many_letters_are_all_kept_to_be_shortened() -> None:
    form = Say({"words": "x" * 50})
    assert form.errors["words"] == [
        "This is a little too long: there is room for 40 letters, and yours has 50. Nothing of it is lost."
    ]
    assert macro_for(form["words"])[1]["value"] == "x" * 50


def test_the_browser_does_not_cut_words_off() -> None:
    assert "maxlength" not in str(Say()["words"])


def test_a_first_line_break_survives_being_shown_again() -> None:
    value = macro_for(Say({"words": "\nbelow"})["words"])[1]["value"]
    assert value == "\n\nbelow", "a browser drops the first line break inside a textarea"


@pytest.mark.parametrize(
    ("name", "macro"),
    [
        ("words", "textarea"),
        ("name", "input"),
        ("email", "input"),
        ("way", "radios"),
        ("about", "checkboxes"),
        ("area", "select"),
        ("on", "dateInput"),
        ("agree", "checkboxes"),
        ("file", "fileUpload"),
    ],
)
def test_each_kind_of_field_has_its_macro(name: str, macro: str) -> None:
    assert macro_for(Everything()[name])[0] == macro


def test_what_was_chosen_is_shown_again() -> None:
    form = Everything({"way": "post", "about": ["ward"], "agree": "on"})
    chosen = [item["value"] for item in macro_for(form["way"])[1]["items"] if item.get("checked")]
    ticked = [item["value"] for item in macro_for(form["about"])[1]["items"] if item.get("checked")]
    assert chosen == ["post"]
    assert ticked == ["ward"]
    assert macro_for(form["agree"])[1]["items"][0]["checked"]


@pytest.mark.parametrize(
    ("day", "month", "year", "answer"),
    [
        ("8", "12", "2026", dt.date(2026, 12, 8)),
        ("", "", "", None),
        ("31", "2", "2026", "There is no such day. A day looks like 8 12 2026."),
        ("8", "", "2026", "Please give the day, the month and the year."),
        ("eighth", "12", "2026", "There is no such day. A day looks like 8 12 2026."),
        ("8", "12", "26", "There is no such day. A day looks like 8 12 2026."),
        ("8", "12", "99999999999999999999", "There is no such day. A day looks like 8 12 2026."),
    ],
)
def test_a_day_is_three_small_boxes(day: str, month: str, year: str, answer: object) -> None:
    form = Everything({"on_day": day, "on_month": month, "on_year": year})
    if isinstance(answer, str):
        assert form.errors["on"] == [answer]
        shown = [item["value"] for item in macro_for(form["on"])[1]["items"]]
        assert shown == [day, month, year]
    else:
        assert form.is_valid(), form.errors
        assert form.cleaned_data["on"] == answer


def test_a_file_that_is_gone_says_so_and_one_that_is_wrong_says_only_why() -> None:
    chosen = SimpleUploadedFile("list.csv", b"a,b")
    form = Everything({"email": "not one"}, {"file": chosen})
    again = "Please choose it again. A browser does not keep a file."
    assert {"text": f"File: {again}", "href": "#id_file"} in mistakes_in(form)
    assert macro_for(form["file"])[1]["errorMessage"]["text"] == again
    assert "errorMessage" not in macro_for(Everything({}, {"file": chosen})["file"])[1], "nothing is wrong"
    empty = Everything({"email": "not one"}, {"file": SimpleUploadedFile("list.csv", b"")})
    assert macro_for(empty["file"])[1]["errorMessage"]["text"] == "This file has nothing in it. Please choose another."


def test_each_mistake_names_its_field_and_leads_to_it() -> None:
    form = Everything({"email": "not one", "on_day": "31", "on_month": "2", "on_year": "2026"})
    assert mistakes_in(form) == [
        {"text": "Email: An email address looks like name@example.org.", "href": "#id_email"},
        {"text": "On: There is no such day. A day looks like 8 12 2026.", "href": "#id_on-on_day"},
    ]


def test_what_a_form_says_itself_stays() -> None:
    class Own(Form):
        name = Line(error_messages={"required": "What may we call you?"})

    assert Own({}).errors["name"] == ["What may we call you?"]


@pytest.mark.parametrize("name", ["words", "email", "way", "about", "area", "on", "agree", "file"])
def test_no_form_speaks_like_a_machine(name: str) -> None:
    class Asked(Everything):
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, **kwargs)
            self.fields[name].required = True

    said = " ".join(Asked({}).errors[name]).lower()
    assert said
    assert not any(word in said for word in ("invalid", "required", "submit", "valid", "field"))
