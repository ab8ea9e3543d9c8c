"""The desk of whoever is signed in: what waits, for each of their parts, in the order of dates."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from forum.journey.taken_up.models import Matter
from forum.journey.taken_up.queries import thanks_for
from forum.outlets.tracker import next_steps, queries, readers_desk, roles_desk, waiting
from forum.people.policy import Actor, Role
from forum.people.policy.doors import opens_to

SHOWN = 5
THANKS_SHOWN = 3


@never_cache
@opens_to(Role.MEMBER, Role.HOST, Role.PARTNER, Role.COORDINATOR)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    reads = actor.holds(Role.MEMBER, Role.COORDINATOR)
    newest = list(Matter.objects.order_by("-opened_at", "-pk")[:SHOWN]) if reads else []
    moves = queries.last_moves_of(newest)
    told = {
        "readers": readers_desk.for_readers(actor),
        "coordinator": readers_desk.for_coordinator(actor),
        "roles": roles_desk.for_roles(actor),
        "waits": waiting.waiting_for(actor),
        "invitations": waiting.invitations_for(actor)[:SHOWN],
        "thanks": thanks_for(actor)[:THANKS_SHOWN],
        "matters": [(matter, *next_steps.standing(moves[matter.pk])) for matter in newest],
        "reads": reads,
        "may_bring_early": actor.holds(Role.HOST, Role.PARTNER),
        "may_take_up": actor.holds(Role.MEMBER),
    }
    return render(request, "tracker/desk.jinja", told)
