"""Doors to places to meet at: which there are, how one gets in, and having looked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from forum.ground.pages import cursor
from forum.ground.pages.kept_files import kept_file
from forum.people.policy import Role, may
from forum.people.policy.doors import attempt, opens_to
from forum.rooms.gatherings import actions
from forum.rooms.gatherings.forms import CheckForm
from forum.rooms.gatherings.models import Gathering, Venue
from forum.rooms.gatherings.views.gatherings import actor_at

SOON = 5


@opens_to(Role.ANYBODY)
@require_safe
def venues(request: HttpRequest) -> HttpResponse:
    """Places that we meet at, by town."""
    rows = Venue.objects.select_related("area")
    page = cursor.page(rows, request, by=("town", "name", "pk"), size=20)
    return render(request, "gatherings/venues.jinja", {"page": page})


@opens_to(Role.ANYBODY)
@require_safe
def venue(request: HttpRequest, venue: str) -> HttpResponse:
    """One place: how one finds it and gets in, and who looked when."""
    found = get_object_or_404(Venue.objects.select_related("area"), public_id=venue)
    soon = Gathering.objects.taking_place().filter(venue=found)[:SOON]
    told = {"venue": found, "soon": soon, "may_check": may(actor_at(request), "gatherings.check_venue")}
    return render(request, "gatherings/venue.jinja", told)


@opens_to(Role.ANYBODY)
@require_safe
def photo(request: HttpRequest, venue: str) -> HttpResponse:
    """The picture of a place."""
    del request
    found = get_object_or_404(Venue.objects.exclude(photo=""), public_id=venue)
    return kept_file(found.photo)


@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, venue: str) -> HttpResponse:
    """Say what one found there."""
    found = get_object_or_404(Venue.objects.select_related("area"), public_id=venue)
    start = CheckForm.as_it_is(found)
    form = CheckForm(request.POST if request.method == "POST" else None, request.FILES or None, initial=start)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: actions.check_venue(actor=actor_at(request), venue=found, **form.told()))
        if made:
            return redirect("gatherings:venue", found.public_id)
    return render(request, "gatherings/check.jinja", {"form": form, "venue": found})
