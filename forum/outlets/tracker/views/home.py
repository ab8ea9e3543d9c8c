"""The first page: what we are working on together, and five doors."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forum.journey.answered.models import Answer
from forum.journey.answered.rules import AnswerKind
from forum.outlets.tracker import queries
from forum.people.policy import Role
from forum.people.policy.doors import opens_to
from forum.rooms.gatherings.models import Gathering

# The page that most people see, so only what it shows is read.
PLACE_AND_TIME = ("public_id", "title", "starts_at", "venue__name", "venue__town")
STORY = ("words", "matter__public_id", "matter__title")


@opens_to(Role.ANYBODY)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    told = {
        "work": queries.going_on(),
        "numbers": queries.three_numbers(),
        "gatherings": Gathering.objects.coming_up().select_related("venue").only(*PLACE_AND_TIME)[: queries.SHOWN],
        "stories": Answer.objects.newest()
        .filter(yes__gt=0)
        .exclude(kind=AnswerKind.NO)
        .select_related("matter")
        .only(*STORY)[:1],
    }
    return render(request, "tracker/home.jinja", told)
