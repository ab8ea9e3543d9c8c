"""Doors to how people can be told things: one's own, and for whoever sends or books."""

from datetime import time

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground.pages import cursor
from forum.people.care import actions, queries
from forum.people.care.forms import NeedsForm, OverrideForm, QuietForm
from forum.people.care.here import actor_at, key_at, person_at
from forum.people.care.models import Need, NeedsOverride, NeedsSheet, QuietHours
from forum.people.care.rules import Question, sending_for
from forum.people.membership.models import Person
from forum.people.policy import Role, require
from forum.people.policy.doors import attempt, opens_to

SHOWN = 30


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def needs(request: HttpRequest) -> HttpResponse:
    """What one needs, written once."""
    return _sheet(request, person_at(request), "care/needs.jinja")


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def needs_for(request: HttpRequest, person: str) -> HttpResponse:
    """Write down what somebody says that they need: their buddy, or the coordinator."""
    found = get_object_or_404(Person, public_id=person)
    actor = actor_at(request)
    if not actor.holds(Role.COORDINATOR) and not queries.is_buddy_of(actor.person, found.pk):
        raise Http404
    return _sheet(request, found, "care/needs.jinja")


def _sheet(request: HttpRequest, person: Person, template: str) -> HttpResponse:
    sheet = NeedsSheet.objects.filter(person=person).select_related("recorded_by").first()
    own = person.pk == key_at(request)
    form = NeedsForm(request.POST if request.method == "POST" else None, initial=_start(person, sheet))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        kept = attempt(form, lambda: actions.record_needs(
            actor=actor_at(request), person=person, codes=form.codes(), words=given["words"], postal=given["postal"]
        ))  # fmt: skip
        if kept:
            return redirect("care:needs") if own else redirect("care:needs_for", person.public_id)
    hours = QuietHours.objects.filter(person=person).first()
    quiet = {"begins": str(hours.begins.hour), "ends": str(hours.ends.hour)} if hours else {}
    told = {
        "form": form, "sheet": sheet, "own": own, "person": person, "quiet": QuietForm(initial=quiet),
        "questions": [question.value for question in Question],
        "overrides": NeedsOverride.objects.filter(person=person).select_related("by").order_by("-pk")[:SHOWN],
    }  # fmt: skip
    return render(request, template, told)


def _start(person: Person, sheet: NeedsSheet | None) -> dict[str, object]:
    codes = list(Need.objects.filter(person=person).values_list("code", flat=True)) if sheet else []
    start: dict[str, object] = {
        question: [code for code in codes if code.startswith(f"{question.value}.")] for question in Question
    }
    return start | {"words": sheet.words if sheet else "", "postal": sheet.postal if sheet else ""}


@never_cache
@opens_to(Role.KNOWN)
@require_POST
def quiet_hours(request: HttpRequest) -> HttpResponse:
    """Hours in which nothing comes."""
    form = QuietForm(request.POST)
    if form.is_valid():
        begins, ends = (
            time(int(hour)) if hour else None for hour in (form.cleaned_data["begins"], form.cleaned_data["ends"])
        )
        actions.set_quiet_hours(actor=actor_at(request), begins=begins, ends=ends)
        return redirect("care:needs")
    return render(request, "care/quiet.jinja", {"form": form})


@never_cache
@opens_to(Role.COORDINATOR)
@require_safe
def everybody(request: HttpRequest) -> HttpResponse:
    """Before something is sent or booked: who needs it how. Whoever was asked longest ago stands first."""
    require(actor_at(request), "care.look_at_needs")
    page = cursor.page(queries.sheets(), request, by=("asked_on", "pk"), size=SHOWN)
    rows = [(sheet, sending_for(need.code for need in sheet.person.needs.all())) for sheet in page.items]
    return render(request, "care/everybody.jinja", {"page": page, "rows": rows})


@never_cache
@opens_to(Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def override(request: HttpRequest, person: str) -> HttpResponse:
    """Send something in another form all the same, and say why."""
    found = get_object_or_404(Person, public_id=person)
    form = OverrideForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.override_needs(actor=actor_at(request), person=found, **given)):
            return redirect("care:everybody")
    return render(request, "care/override.jinja", {"form": form, "person": found})
