"""Doors to what works elsewhere, and to seats at other tables."""

from collections.abc import Callable

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground.forms import Form
from forum.ground.pages import cursor
from forum.people.policy import Actor, Role, may
from forum.people.policy.doors import attempt, opens_to
from forum.rooms.together import practice as verbs
from forum.rooms.together import tables as seats
from forum.rooms.together.forms import BroughtBackForm, PracticeForm, TableForm, TrialForm
from forum.rooms.together.models import BroughtBack, Practice, Table, Trial
from forum.rooms.together.rules import EVERYBODY_KNOWN

WAITING_SHOWN = 10
KEEPERS = (Role.MEMBER, Role.COORDINATOR)


@opens_to(Role.ANYBODY)
@require_safe
def practices(request: HttpRequest) -> HttpResponse:
    """What works, where it was tried and what came of it; for members also what waits to be shown."""
    trials = Prefetch("trials", Trial.objects.order_by("pk"))
    shown = Practice.objects.filter(shown_at__isnull=False, closed_at=None).prefetch_related(trials)
    told = {"page": cursor.page(shown, request, by=("-shown_at", "-pk")), "waiting": []}
    if may(_actor(request), "together.show_practice"):
        waiting = Practice.objects.filter(shown_at=None, closed_at=None).prefetch_related(trials)
        told["waiting"] = list(waiting.order_by("pk")[:WAITING_SHOWN])
    return render(request, "together/practices.jinja", told)


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def share(request: HttpRequest) -> HttpResponse:
    """Bring an example. From outside a member has a look first."""
    known = _actor(request).holds(*EVERYBODY_KNOWN)
    form = PracticeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: verbs.share(actor=_actor(request), **form.cleaned_data))
        if made and known:
            return redirect("together:practices")
        if made:
            return render(request, "together/suggested.jinja", {"practice": True})
    return render(request, "together/share.jinja", {"form": form, "known": known})


@never_cache
@opens_to(*EVERYBODY_KNOWN)
@require_http_methods(["GET", "POST"])
def tried(request: HttpRequest, practice: str) -> HttpResponse:
    """We tried it too."""
    found = get_object_or_404(Practice, public_id=practice, closed_at=None)
    form = TrialForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: verbs.tell_trial(actor=_actor(request), practice=found, **form.cleaned_data))
        if done:
            return redirect("together:practices")
    return render(request, "together/tried.jinja", {"form": form, "practice": found})


@never_cache
@opens_to(*KEEPERS)
@require_POST
def show(request: HttpRequest, practice: str) -> HttpResponse:
    """Show an example that came from outside."""
    return _moved(request, practice, verbs.show_practice)


@never_cache
@opens_to(*KEEPERS)
@require_POST
def leave(request: HttpRequest, practice: str) -> HttpResponse:
    """Leave an example aside."""
    return _moved(request, practice, verbs.leave_practice)


@opens_to(Role.ANYBODY)
@require_safe
def tables(request: HttpRequest) -> HttpResponse:
    """Boards and committees: where we sit, who sits there, what they brought back; and where we do not."""
    brought = Prefetch("brought_back", BroughtBack.objects.order_by("-on", "-pk"))
    known = list(Table.objects.filter(ended_on=None).prefetch_related(brought)[:200])
    told = {"with_seat": [one for one in known if one.held_by], "without": [one for one in known if not one.held_by]}
    return render(request, "together/tables.jinja", told)


@never_cache
@opens_to(*KEEPERS)
@require_http_methods(["GET", "POST"])
def table(request: HttpRequest, table: str = "") -> HttpResponse:
    """Name one, or change what is said of it."""
    found = get_object_or_404(Table, public_id=table) if table else None
    names = ("name", "of", "decides", "meets", "held_by", "since", "asked")
    now = {name: getattr(found, name) for name in names} if found else {}
    form = TableForm(request.POST if request.method == "POST" else None, initial=now)
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: seats.name_table(actor=_actor(request), table=found, **form.cleaned_data))
        if done:
            return redirect("together:tables")
    return render(request, "together/name_table.jinja", {"form": form, "table": found})


@never_cache
@opens_to(*KEEPERS)
@require_http_methods(["GET", "POST"])
def bring_back(request: HttpRequest, table: str) -> HttpResponse:
    """Tell what was brought back."""
    found = get_object_or_404(Table, public_id=table)
    form = BroughtBackForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: seats.bring_back(actor=_actor(request), table=found, **form.cleaned_data))
        if done:
            return redirect("together:tables")
    return render(request, "together/bring_back.jinja", {"form": form, "table": found})


def _moved(request: HttpRequest, public_id: str, verb: Callable[..., object]) -> HttpResponse:
    found = get_object_or_404(Practice, public_id=public_id)
    attempt(Form(request.POST), lambda: verb(actor=_actor(request), practice=found))
    return redirect("together:practices")


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
