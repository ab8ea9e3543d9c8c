"""The first page: what we are working on together, and five doors."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forum.journey.answered.models import Answer
from forum.outlets.tracker.queries import three_numbers
from forum.people.policy import Role
from forum.people.policy.doors import opens_to
from forum.rooms.gatherings.models import Gathering
from forum.rooms.together.models import Work

SHOWN = 3


@opens_to(Role.ANYBODY)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    told = {
        "work": Work.objects.going_on().prefetch_related("partners")[:SHOWN],
        "numbers": three_numbers(),
        "gatherings": Gathering.objects.coming_up().for_page()[:SHOWN],
        "stories": Answer.objects.newest().filter(yes__gt=0).select_related("matter")[:1],
    }
    return render(request, "tracker/home.jinja", told)
