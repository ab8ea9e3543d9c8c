"""The minutes of a meeting as all may read them, with what was decided and agreed; and the same as PDF."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from forum.journey.decided.models import Decision
from forum.outlets.papers.gathering_pages import paper
from forum.people.policy import Actor, Role
from forum.people.policy.doors import opens_to
from forum.rooms.gatherings.models import Gathering, Minutes
from forum.rooms.gatherings.queries import is_quorate, seats_there


@opens_to(Role.ANYBODY)
@require_safe
def minutes(request: HttpRequest, gathering: str) -> HttpResponse:
    """Approved minutes for everybody; before that for members, staff and the coordinator."""
    return render(request, "papers/minutes.jinja", minutes_of(request, gathering))


@opens_to(Role.ANYBODY)
@require_safe
def minutes_pdf(request: HttpRequest, gathering: str) -> HttpResponse:
    """The same to print."""
    path = f"/come/{gathering}/minutes"
    return paper(request, "papers/pdf/minutes.jinja", name="minutes", path=path, **minutes_of(request, gathering))


def minutes_of(request: HttpRequest, public_id: str) -> dict[str, Any]:
    """What the minutes of a meeting hold, for whoever may read them; else it is not there."""
    found = get_object_or_404(Gathering.objects.open_to_all().for_page(), public_id=public_id)
    written = Minutes.objects.filter(gathering=found).select_related("approved_in").first()
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if written is None or not (written.approved_at or actor.holds(Role.MEMBER, Role.HOST, Role.COORDINATOR)):
        raise Http404
    return told_in_minutes(found, written)


def told_in_minutes(found: Gathering, written: Minutes) -> dict[str, Any]:
    """What the page, the PDF and the ODT of the minutes say."""
    there = seats_there(found)
    decisions = Decision.objects.filter(item__slot__gathering=found).select_related("matter", "item__slot")
    return {
        "gathering": found,
        "minutes": written,
        "slots": [(slot, getattr(slot, "note", None)) for slot in found.slots.select_related("note").order_by("order")],
        "there": [one.seat for one in there],
        "quorate": is_quorate(found, there=there),
        "decisions": {one.item.slot_id: one for one in decisions},
        "agreed": list(found.agreed_actions.order_by("pk")),
    }
