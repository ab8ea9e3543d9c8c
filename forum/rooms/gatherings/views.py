"""Doors to gatherings: where to meet us, and one gathering."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from forum.ground.pages import cursor
from forum.people.policy import Role
from forum.people.policy.doors import opens_to
from forum.rooms.gatherings.models import Gathering


@opens_to(Role.ANYBODY)
@require_safe
def come(request: HttpRequest) -> HttpResponse:
    """What is coming up, the soonest first."""
    page = cursor.page(Gathering.objects.coming_up().for_page(), request, by=("starts_at", "pk"))
    return render(request, "gatherings/come.jinja", {"page": page})


@opens_to(Role.ANYBODY)
@require_safe
def been(request: HttpRequest) -> HttpResponse:
    """Where we have been, the latest first."""
    page = cursor.page(Gathering.objects.been().for_page(), request, by=("-starts_at", "-pk"))
    return render(request, "gatherings/been.jinja", {"page": page})


@opens_to(Role.ANYBODY)
@require_safe
def gathering(request: HttpRequest, gathering: str) -> HttpResponse:
    """One gathering: when, where, how to get in, what it is about."""
    found = get_object_or_404(Gathering.objects.open_to_all().for_page(), public_id=gathering)
    slots = list(found.slots.order_by("order"))
    return render(request, "gatherings/gathering.jinja", {"gathering": found, "slots": slots})
