"""The page of a group that was visited."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from forum.journey.answered.visited import visited as told_of
from forum.people.partners.queries import partners
from forum.people.policy import Role
from forum.people.policy.doors import opens_to


@opens_to(Role.ANYBODY)
@require_safe
def visited(request: HttpRequest, organisation: str) -> HttpResponse:
    """What was shared and heard there, and what came of it."""
    found = get_object_or_404(partners(), slug=organisation)
    return render(request, "tracker/visited.jinja", {"told": told_of(found)})
