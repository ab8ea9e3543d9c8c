"""Every component on one page, for tests and for those who change the look."""

import datetime as dt
from pathlib import Path
from typing import Any

from django import forms as django_forms
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from forum.ground import clock
from forum.ground.forms import Day, Form, Line, Words

TEMPLATES = Path(__file__).with_name("templates")
FLAG_AND_LOOP = [
    ("Heard", True, "3 November", "At the listening afternoon in Brandon village hall.", ""),
    ("Put with others", True, "6 November", "Fourteen people say the same about the bus.", ""),
    ("Taken up", True, "10 November", "", ""),
    ("Decided", True, "17 November", "By consent; two people would have gone further.", "loop"),
    ("Replied", True, "19 November", "The trust accepts part of it.", ""),
    ("Promised", False, "", "By 8 December somebody says what comes next.", ""),
    ("Done", False, "", "", ""),
    ("Answered", False, "", "", ""),
    ("You tell us", False, "", "", "flag"),
]


class Everything(Form):
    words = Words(label="What would you like to say?", help_text="As much or as little as you like.")
    name = Line(label="What may we call you?", required=False)
    email = django_forms.EmailField(label="Where can we write to you?")
    way = django_forms.ChoiceField(
        label="How would you like to hear back?",
        choices=[("email", "By email"), ("letter", "By letter"), ("none", "Not at all")],
        widget=django_forms.RadioSelect,
    )
    about = django_forms.MultipleChoiceField(
        label="What is it about?",
        choices=[("bus", "Getting there"), ("ward", "Wards"), ("other", "Something else")],
        widget=django_forms.CheckboxSelectMultiple,
        required=False,
    )
    area = django_forms.ChoiceField(label="Where?", choices=[("", "Anywhere"), ("fen", "The fens")], required=False)
    on = Day(label="When was it?", required=False)
    agree = django_forms.BooleanField(label="You may publish this without my name", required=False)


def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "pages_gallery.jinja", everything(request))


def everything(request: HttpRequest) -> dict[str, Any]:
    """What the gallery shows; it asks no database."""
    form = Everything(request.GET) if "words" in request.GET else Everything()
    stations = [dict(zip(("name", "reached", "when", "words", "kind"), one, strict=True)) for one in FLAG_AND_LOOP]
    return {
        "stations": stations,
        "answered": [one | {"reached": True} for one in stations],
        "form": form,
        "soon": clock.now() + dt.timedelta(days=3),
        "their": "I said it in May.\n\n  Nothing came.\n<script>alert(1)</script>",
        "places": ["hall", "bench", "noticeboard", "bus_stop", "market", "river", "kettle"],
    }


def falls_over(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("Our own mistake")


def loses_the_database(request: HttpRequest) -> HttpResponse:
    raise OperationalError("server closed the connection unexpectedly")
