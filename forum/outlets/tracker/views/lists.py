"""The public lists: what changed, matters, decisions, promises."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forum.ground.pages import cursor
from forum.journey.answered.models import Answer
from forum.journey.answered.rules import ENDS
from forum.journey.decided.models import Decision
from forum.journey.promised.models import Commitment
from forum.journey.taken_up.models import Matter
from forum.outlets.tracker import next_steps, queries
from forum.people.policy import Role
from forum.people.policy.doors import opens_to


@opens_to(Role.ANYBODY)
@require_safe
def changed(request: HttpRequest) -> HttpResponse:
    """The three numbers, and the answers behind them, the newest first."""
    answers = Answer.objects.filter(kind__in=ENDS).select_related("matter")
    page = cursor.page(answers, request, by=("-answered_at", "-pk"))
    return render(request, "tracker/changed.jinja", {"page": page, "numbers": queries.three_numbers()})


@opens_to(Role.ANYBODY)
@require_safe
def matters(request: HttpRequest) -> HttpResponse:
    """What the forum took up, the newest first, and where each stands."""
    page = cursor.page(Matter.objects.all(), request, by=("-opened_at", "-pk"))
    moves = queries.last_moves_of(page.items)
    rows = [(matter, *next_steps.standing(moves[matter.pk])) for matter in page.items]
    return render(request, "tracker/matters.jinja", {"page": page, "rows": rows})


@opens_to(Role.ANYBODY)
@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """What the forum decided, the newest first."""
    decided = Decision.objects.select_related("matter", "item__slot__gathering__venue").prefetch_related(
        "stances__seat"
    )
    page = cursor.page(decided, request, by=("-decided_at", "-pk"))
    return render(request, "tracker/decisions.jinja", {"page": page})


@opens_to(Role.ANYBODY)
@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    """Who promised what, by when, and how it goes."""
    made = Commitment.objects.select_related("matter").prefetch_related(
        "parties__office", "parties__organisation", "parties__group"
    )
    page = cursor.page(made, request, by=("-made_at", "-pk"))
    return render(request, "tracker/promises.jinja", {"page": page})
