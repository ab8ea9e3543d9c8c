"""Doors to sorting: what waits, and one voice at a time."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground.forms import Form
from forum.ground.pages import cursor, tables
from forum.journey.heard.models import Voice
from forum.journey.heard.rules import Purpose
from forum.journey.themed import actions
from forum.journey.themed.forms import ObjectForm, SortForm
from forum.journey.themed.models import Placing, Theme
from forum.people.policy import Role
from forum.people.policy.doors import attempt, opens_to

if TYPE_CHECKING:
    from django.db.models import QuerySet


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """Voices that wait, the oldest first."""
    page = cursor.page(Voice.objects.waiting(), request, by=("pk",))
    return render(request, "themed/waiting.jinja", {"page": page})


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def sort(request: HttpRequest, voice: str) -> HttpResponse:
    """Put one voice under a theme."""
    found = get_object_or_404(Voice.objects.kept().select_related("gathering__venue"), public_id=voice)
    form = SortForm(request.POST if request.method == "POST" else None)
    publishes = found.consents.filter(purpose=Purpose.PUBLISH, until__isnull=True).exists()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data | {"fit": form.cleaned_data["fit"] if publishes else None}
        if attempt(form, lambda: actions.sort(actor=request.actor, voice=found, **given)):  # type: ignore[attr-defined]
            return redirect("themed:waiting")
    placings = found.placings.standing().select_related("theme")
    told = {"form": form, "voice": found, "publishes": publishes, "placings": placings}
    return render(request, "themed/sort.jinja", told)


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_safe
def themes(request: HttpRequest) -> HttpResponse:
    """Every theme, those with the most voices first."""
    page = cursor.page(Theme.objects.all(), request, by=("-voices", "-pk"))
    return render(request, "themed/themes.jinja", {"page": page})


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_safe
def theme(request: HttpRequest, theme: str) -> HttpResponse:
    """What people said under one theme, the newest first."""
    found = get_object_or_404(Theme, public_id=theme)
    page = cursor.page(_under(found), request, by=("-pk",))
    return render(request, "themed/theme.jinja", {"theme": found, "page": page})


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_safe
def theme_table(request: HttpRequest, theme: str) -> StreamingHttpResponse:
    """The same to carry to a meeting, as a table."""
    found = get_object_or_404(Theme, public_id=theme)
    actions.carry_away(actor=request.actor, theme=found)  # type: ignore[attr-defined]
    kept = _under(found).filter(voice__withdrawn_at__isnull=True).order_by("pk")
    voices = kept.values_list("voice__said_on", "voice__words")
    return tables.download(f"theme-{found.public_id}", ("said on", "words"), voices.iterator())


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_POST
def take_out(request: HttpRequest, theme: str) -> HttpResponse:
    """Take a voice out of a theme again."""
    standing = Placing.objects.standing().select_related("voice", "theme")
    voice = request.POST.get("voice", "").replace("\x00", "")
    found = get_object_or_404(standing, theme__public_id=theme, voice__public_id=voice)
    form = Form(request.POST)
    form.is_valid()
    attempt(form, lambda: actions.take_out(actor=request.actor, placing=found))  # type: ignore[attr-defined]
    return redirect("themed:theme", found.theme.public_id)


@never_cache
@opens_to(Role.ANYBODY)
@require_POST
def object_to(request: HttpRequest) -> HttpResponse:
    """Let a speaker say that a theme is not what they meant."""
    form = ObjectForm(request.POST)
    done = False
    if form.is_valid():
        typed = form.cleaned_data["receipt"]
        theirs = Placing.objects.select_related("voice", "theme").filter(voice__in=Voice.objects.held_by(typed))
        found = get_object_or_404(theirs, theme__public_id=form.cleaned_data["theme"], until__isnull=True)
        actor = request.actor  # type: ignore[attr-defined]
        attempt(form, lambda: actions.object_to(actor=actor, placing=found, receipt=typed))
        done = not form.errors
    return render(request, "themed/objected.jinja", {"form": form, "done": done})


def _under(theme: Theme) -> "QuerySet[Placing]":
    return Placing.objects.standing().filter(theme=theme).select_related("voice")
