"""The page of a group: what we do together, our visits to it, and what came of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from forum.journey.answered.visited import visited as told_of
from forum.people.partners.queries import partners
from forum.people.policy import Role
from forum.people.policy.doors import opens_to
from forum.rooms.signposting.models import Listing
from forum.rooms.together.models import Work

SHOWN = 12


@opens_to(Role.ANYBODY)
@require_safe
def visited(request: HttpRequest, organisation: str) -> HttpResponse:
    """Aims that we share, work together, what was shared and heard there, what came of it, and where to find them."""
    found = get_object_or_404(partners(), slug=organisation)
    told = {
        "told": told_of(found),
        "works": list(Work.objects.filter(partners=found).order_by("-news_at", "-pk")[:SHOWN]),
        "entries": list(
            Listing.objects.shown().filter(organisation=found).select_related("area").order_by("name", "pk")[:SHOWN]
        ),
    }
    return render(request, "tracker/visited.jinja", told)
