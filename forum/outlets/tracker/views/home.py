"""The first page: what we are working on together, and five doors."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forum.outlets.tracker import queries
from forum.people.policy import Role
from forum.people.policy.doors import opens_to
from forum.rooms.gatherings.models import Gathering

# The page that most people see, so only what it shows is read.
PLACE_AND_TIME = ("public_id", "title", "starts_at", "venue__name", "venue__town")


@opens_to(Role.ANYBODY)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    told = {
        **queries.front_page(),
        "numbers": queries.three_numbers(),
        "gatherings": Gathering.objects.taking_place().select_related("venue").only(*PLACE_AND_TIME)[: queries.SHOWN],
    }
    return render(request, "tracker/home.jinja", told)
