"""The public lists: what changed, matters, decisions, promises."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from forum.ground import codes
from forum.ground.pages import cursor
from forum.journey.answered.models import Answer
from forum.journey.answered.rules import ENDS
from forum.journey.decided.models import Decision
from forum.journey.promised.models import Commitment
from forum.journey.taken_up.models import Matter
from forum.outlets.tracker import next_steps, queries
from forum.outlets.tracker.choosing import CHANGED, DECISIONS, MATTERS, PROMISES, chosen
from forum.outlets.tracker.search import look_for, with_words_around
from forum.people.policy import Role
from forum.people.policy.doors import opens_to
from forum.rooms.signposting.searching import with_all_words as listings

GROUPS_SHOWN = 5


@opens_to(Role.ANYBODY)
@require_safe
def changed(request: HttpRequest) -> HttpResponse:
    """The three numbers, and the answers behind them, the newest first."""
    answers, choices = chosen(Answer.objects.filter(kind__in=ENDS), request, CHANGED)
    page = cursor.page(answers.select_related("matter"), request, by=("-answered_at", "-pk"))
    told = {"page": page, "numbers": queries.three_numbers(), "choices": choices, "feed": "changed"}
    return render(request, "tracker/changed.jinja", told)


@opens_to(Role.ANYBODY)
@require_safe
def matters(request: HttpRequest) -> HttpResponse:
    """What the forum took up, the newest first, and where each stands."""
    taken_up, choices = chosen(Matter.objects.all(), request, MATTERS)
    page = cursor.page(taken_up, request, by=("-opened_at", "-pk"))
    moves = queries.last_moves_of(page.items)
    rows = [(matter, *next_steps.standing(moves[matter.pk])) for matter in page.items]
    told = {"page": page, "rows": rows, "choices": choices, "feed": "matters"}
    return render(request, "tracker/matters.jinja", told)


@opens_to(Role.ANYBODY)
@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """What the forum decided, the newest first."""
    decided = Decision.objects.select_related("matter", "item__slot__gathering__venue").prefetch_related(
        "stances__seat"
    )
    decided, choices = chosen(decided, request, DECISIONS)
    page = cursor.page(decided, request, by=("-decided_at", "-pk"))
    told = {"page": page, "choices": choices, "feed": "decisions"}
    return render(request, "tracker/decisions.jinja", told)


@opens_to(Role.ANYBODY)
@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    """Who promised what, by when, and how it goes."""
    made = Commitment.objects.select_related("matter").prefetch_related(
        "parties__office", "parties__organisation", "parties__group"
    )
    those, choices = chosen(made, request, PROMISES)
    page = cursor.page(those, request, by=("-made_at", "-pk"))
    told = {"page": page, "choices": choices, "feed": "promises"}
    return render(request, "tracker/promises.jinja", told)


@opens_to(Role.ANYBODY)
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Look for something that the forum took up, does or did; mistakes of typing are forgiven."""
    typed = request.GET.get("for", "").replace("\x00", "").strip()[:200]
    if codes.check(typed):
        # A receipt is for /follow, where it stands in no address.
        return redirect("tracker:follow")
    rows, meant = look_for(typed) if typed else ([], "")
    found = with_words_around(rows, typed, meant)
    told = {
        "typed": typed,
        "found": found,
        "meant": meant,
        "groups": listings(typed, limit=GROUPS_SHOWN) if typed else [],
    }
    return render(request, "tracker/search.jinja", told)
