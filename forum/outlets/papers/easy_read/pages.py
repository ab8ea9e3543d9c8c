"""Doors to Easy Read: what there is, one version on the page and on paper, writing it, saying who checked it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forum.ground.forms import Form, Line
from forum.outlets.papers.easy_read import actions
from forum.outlets.papers.easy_read.rules import MOST, PICTURES
from forum.outlets.papers.easy_read.rules import Words as Refusals
from forum.outlets.papers.easy_read.sources import Row, Source, source_of, still_shown
from forum.outlets.papers.gathering_pages import paper
from forum.outlets.papers.models import EasyRead
from forum.people.policy import Actor, Role
from forum.people.policy.doors import attempt, opens_to
from forum.rooms.gatherings.models import Gathering

LISTED = 60
SPARE = 3  # empty rows below those that are written


class RowsForm(Form):
    """Rows of a picture and a sentence; those left empty are left out."""

    def __init__(self, *args: Any, rows: list[Row], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sent = sum(name.startswith("words_") for name in self.data) if self.is_bound else 0
        self.count = min(MOST, max(len(rows) + SPARE, sent))
        for number in range(self.count):
            picture, words = rows[number] if number < len(rows) else ("", "")
            self.fields[f"picture_{number}"] = forms.ChoiceField(
                choices=list(PICTURES.items()), initial=picture or "people", required=False, label=_("Picture")
            )
            self.fields[f"words_{number}"] = Line(max_length=200, required=False, initial=words, label=_("Words"))

    def pairs(self) -> Iterator[tuple[Any, Any]]:
        for number in range(self.count):
            yield self[f"picture_{number}"], self[f"words_{number}"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for number in range(self.count):
            if actions.too_long(given.get(f"words_{number}") or ""):
                self.add_error(f"words_{number}", Refusals.LONG)
        return given

    def rows(self) -> list[Row]:
        given = self.cleaned_data
        return [(given[f"picture_{number}"] or "people", given[f"words_{number}"]) for number in range(self.count)]


class CheckedForm(Form):
    checked_by = Line(max_length=120, label=_("Who checked it? A group, not a person"))


@opens_to(Role.ANYBODY)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """What there is in Easy Read; for members, what could be."""
    soon = Gathering.objects.taking_place().for_page()[:8] if _helps(request) else []
    told = {"versions": still_shown(EasyRead.objects.checked()[:LISTED]), "soon": soon, "helps": _helps(request)}
    return render(request, "papers/easy_read/listed.jinja", told)


@opens_to(Role.ANYBODY)
@require_safe
def one(request: HttpRequest, about: str) -> HttpResponse:
    """A version on the page. For all once it is checked and its page still says the same."""
    return render(request, "papers/easy_read/one.jinja", _told(request, about))


@opens_to(Role.ANYBODY)
@require_safe
def one_pdf(request: HttpRequest, about: str) -> HttpResponse:
    """The same on paper, in large print, the picture on the left."""
    told = _told(request, about)
    return paper(request, "papers/pdf/easy_read.jinja", name="easy-read", path=told["source"].path, **told)


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, about: str) -> HttpResponse:
    """Write it, beginning with what the page says."""
    source = _source(about)
    there = EasyRead.objects.filter(about=about).first()
    rows: list[Row] = [(picture, words) for picture, words in there.rows] if there else source.first
    form = RowsForm(request.POST if request.method == "POST" else None, rows=rows)
    if request.method == "POST" and form.is_valid():
        written = attempt(form, lambda: actions.write_easy_read(actor=_actor(request), about=about, rows=form.rows()))
        if written:
            return redirect("papers:easy_read", about)
    return render(request, "papers/easy_read/write.jinja", {"form": form, "source": source})


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, about: str) -> HttpResponse:
    """Say who checked it."""
    told = _told(request, about)
    form = CheckedForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.check_easy_read(actor=_actor(request), about=about, **given)):
            return redirect("papers:easy_read", about)
    return render(request, "papers/easy_read/check.jinja", {**told, "form": form})


def _told(request: HttpRequest, about: str) -> dict[str, Any]:
    source = _source(about)
    version = EasyRead.objects.filter(about=about).first()
    stands = version is not None and version.checked_on is not None and version.source_mark == source.mark
    if version is None or not (stands or _helps(request)):
        raise Http404
    return {"source": source, "version": version, "stands": stands, "helps": _helps(request)}


def _source(about: str) -> Source:
    found = source_of(about)
    if found is None:
        raise Http404
    return found


def _helps(request: HttpRequest) -> bool:
    return _actor(request).holds(Role.MEMBER, Role.COORDINATOR)


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
