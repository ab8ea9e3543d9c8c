"""One post: who holds it, who held it, what it promised and what it was asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from forum.ground.pages import cursor
from forum.journey.decided.models import Recommendation
from forum.journey.promised.models import Commitment
from forum.people.membership.models import Office, OfficeHolding
from forum.people.membership.offices import held_by
from forum.people.policy import Actor, Role
from forum.people.policy.doors import opens_to

ASKED_SHOWN = 10
BEFORE_SHOWN = 20


@opens_to(Role.ANYBODY)
@require_safe
def office(request: HttpRequest, office: str) -> HttpResponse:
    """What the post promised stays here, whoever holds it. Earlier holders are named to members alone."""
    found = get_object_or_404(Office.objects.select_related("organisation"), slug=office)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    holdings, seconds = held_by([found])[found.pk]
    inside = actor.holds(Role.MEMBER, Role.COORDINATOR, Role.HOST)
    before = OfficeHolding.objects.filter(office=found).exclude(pk__in=[one.pk for one in holdings])
    promises = Commitment.objects.filter(parties__office=found).select_related("matter")
    told = {
        "office": found,
        "holdings": holdings,
        "seconds": seconds,
        "before": before.select_related("person").order_by("-since", "-pk")[:BEFORE_SHOWN] if inside else [],
        "page": cursor.page(promises, request),
        "asked": Recommendation.objects.awaiting_reply()
        .filter(office=found)
        .select_related("decision__matter")[:ASKED_SHOWN],
        "may_hand_over": actor.holds(Role.COORDINATOR) or actor.office(found.pk) is not None,
    }
    return render(request, "tracker/office.jinja", told)
