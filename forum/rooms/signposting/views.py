"""Doors to finding support."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forum.ground.pages import cursor
from forum.ground.places.models import Area
from forum.people.policy import Role
from forum.people.policy.doors import opens_to
from forum.rooms.signposting.models import Listing


@opens_to(Role.ANYBODY)
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Groups and services by their names, in one area or everywhere."""
    areas = list(Area.objects.all())
    chosen = next((area for area in areas if area.slug == request.GET.get("area")), None)
    listings = Listing.objects.for_page()
    page = cursor.page(listings.filter(area=chosen) if chosen else listings, request, by=("name", "pk"))
    return render(request, "signposting/find.jinja", {"page": page, "areas": areas, "chosen": chosen})
