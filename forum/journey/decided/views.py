"""Doors to deciding and recommending."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forum.journey.decided import actions
from forum.journey.decided.forms import ConsentForm, ItemInterestForm, RecommendForm
from forum.journey.decided.interests import interests_in
from forum.journey.decided.models import Decision
from forum.journey.taken_up.models import AgendaItem
from forum.people.membership.models import Seat
from forum.people.policy import Role
from forum.people.policy.doors import attempt, opens_to
from forum.rooms.gatherings.queries import is_quorate, seats_there


@never_cache
@opens_to(Role.SEAT)
@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, item: str) -> HttpResponse:
    """Note what the forum decided on an agenda item."""
    found = get_object_or_404(AgendaItem.objects.select_related("matter", "slot__gathering__group"), public_id=item)
    there = seats_there(found.slot.gathering)
    apart = interests_in(found)
    form = ConsentForm(
        request.POST if request.method == "POST" else None, seats=[presence.seat for presence in there], apart=apart
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: actions.decide_by_consent(
                actor=request.actor,  # type: ignore[attr-defined]
                item=found,
                words=form.cleaned_data["words"],
                stands=form.stands(),
                reason=form.cleaned_data["reason"],
                others_agree=form.others_agree(),
            ),
        )
        if made:
            return redirect("tracker:matter", found.matter.public_id)
    told = {
        "form": form,
        "item": found,
        "notes": found.matter.impact_notes.order_by("pk"),
        "quorate": is_quorate(
            found.slot.gathering, there=[presence for presence in there if presence.seat_id not in apart]
        ),
    }
    return render(request, "decided/decide.jinja", told)


@never_cache
@opens_to(Role.SEAT)
@require_http_methods(["GET", "POST"])
def declare_interest(request: HttpRequest, item: str) -> HttpResponse:
    """Declare an interest in one decision."""
    found = get_object_or_404(AgendaItem.objects.select_related("matter"), public_id=item)
    actor = request.actor  # type: ignore[attr-defined]
    form = ItemInterestForm(request.POST if request.method == "POST" else None, actor=actor)
    if request.method == "POST" and form.is_valid():
        seat = get_object_or_404(Seat, pk=int(form.cleaned_data["seat"]))
        words = form.cleaned_data["words"]
        if attempt(form, lambda: actions.declare_interest(actor=actor, item=found, seat=seat, words=words)):
            return redirect("tracker:matter", found.matter.public_id)
    return render(request, "decided/interest.jinja", {"form": form, "item": found})


@never_cache
@opens_to(Role.SEAT)
@require_http_methods(["GET", "POST"])
def recommend(request: HttpRequest, decision: str) -> HttpResponse:
    """Send a recommendation to an office."""
    found = get_object_or_404(Decision.objects.select_related("matter", "terms"), public_id=decision)
    form = RecommendForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = attempt(form, lambda: actions.recommend(actor=request.actor, decision=found, **given))  # type: ignore[attr-defined]
        if made:
            return redirect("tracker:matter", found.matter.public_id)
    return render(request, "decided/recommend.jinja", {"form": form, "decision": found})
