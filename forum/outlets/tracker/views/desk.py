"""The desk of whoever is signed in: what waits, for each of their parts, in the order of dates."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from forum.journey.decided.models import Recommendation
from forum.journey.heard.models import Voice
from forum.journey.promised.models import Commitment
from forum.journey.taken_up.models import Matter
from forum.outlets.tracker import next_steps, queries
from forum.people.membership.rules import GroupKind
from forum.people.policy import Actor, Role
from forum.people.policy.doors import opens_to

SHOWN = 5


@never_cache
@opens_to(Role.MEMBER, Role.HOST, Role.PARTNER, Role.COORDINATOR)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    reads = actor.holds(Role.MEMBER, Role.COORDINATOR)
    newest = list(Matter.objects.order_by("-opened_at", "-pk")[:SHOWN]) if reads else []
    moves = queries.last_moves_of(newest)
    told = {
        "waiting": Voice.objects.waiting()[: SHOWN - 2] if reads else [],
        "asked": _asked(actor),
        "promises": _promises(actor),
        "matters": [(matter, *next_steps.standing(moves[matter.pk])) for matter in newest],
        "reads": reads,
        "may_bring_early": actor.holds(Role.HOST, Role.PARTNER),
        "may_take_up": actor.holds(Role.MEMBER),
    }
    return render(request, "tracker/desk.jinja", told)


def _asked(actor: Actor) -> list[Recommendation]:
    offices = [place.pk for place in actor.offices]
    if not offices:
        return []
    waiting = Recommendation.objects.awaiting_reply().filter(office__in=offices)
    return list(waiting.select_related("office", "decision__matter")[:SHOWN])


def _promises(actor: Actor) -> list[Commitment]:
    theirs = Q(parties__office__in=[place.pk for place in actor.offices])
    theirs |= Q(parties__organisation__in=[place.pk for place in actor.organisations])
    if actor.holds(Role.MEMBER) and not actor.holds(Role.HOST):
        theirs |= Q(parties__group__kind=GroupKind.FORUM)
    return list(Commitment.objects.open().filter(theirs).select_related("matter").distinct()[:SHOWN])
