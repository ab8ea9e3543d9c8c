"""Doors to sorting: what waits, and one voice at a time."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forum.ground.pages import cursor
from forum.journey.heard.models import Voice
from forum.journey.heard.rules import Purpose
from forum.journey.themed import actions
from forum.journey.themed.forms import SortForm
from forum.people.policy import Role
from forum.people.policy.doors import attempt, opens_to


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
    found = get_object_or_404(Voice.objects.select_related("gathering__venue"), public_id=voice)
    form = SortForm(request.POST if request.method == "POST" else None)
    publishes = found.consents.filter(purpose=Purpose.PUBLISH, until__isnull=True).exists()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data | {"fit": form.cleaned_data["fit"] if publishes else None}
        if attempt(form, lambda: actions.sort(actor=request.actor, voice=found, **given)):  # type: ignore[attr-defined]
            return redirect("themed:waiting")
    placings = found.placings.standing().select_related("theme")
    told = {"form": form, "voice": found, "publishes": publishes, "placings": placings}
    return render(request, "themed/sort.jinja", told)
