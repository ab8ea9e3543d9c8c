"""Doors to what needs both of us: open to all while it waits; turning is for seats."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forum.ground.pages import cursor
from forum.people.keys import actions, queries, terms
from forum.people.keys.forms import ReasonForm
from forum.people.keys.models import Asking
from forum.people.keys.registry import read_at
from forum.people.keys.rules import TurnKind
from forum.people.membership.models import Constituency, Group, Seat, Terms
from forum.people.membership.rules import GroupKind
from forum.people.membership.terms import changes
from forum.people.membership.terms_form import TermsForm
from forum.people.policy import Actor, Role
from forum.people.policy.doors import attempt, opens_to

SHOWN = 20


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


@opens_to(Role.ANYBODY)
@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """What waits for more than one side, and what came of others."""
    ended = Asking.objects.exclude(ended="").select_related("asked_by")
    told = {
        "waiting": queries.waiting()[:SHOWN],
        "page": cursor.page(ended, request),
        "may_ask": _actor(request).holds(Role.SEAT),
    }
    return render(request, "keys/keys.jinja", told)


@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def key(request: HttpRequest, asking: str) -> HttpResponse:
    """One of them: whom it needs, who agreed, and for a seat that is asked, its own word."""
    found = get_object_or_404(Asking.objects.whole(), public_id=asking)
    actor = _actor(request)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        seat = get_object_or_404(Seat, public_id=request.POST.get("seat", ""))
        if attempt(form, lambda: _move(request, found, seat, form.cleaned_data["words"])):
            return redirect("keys:key", found.public_id)
    proposed = terms.proposed_in(found)
    before = Terms.objects.filter(group=proposed.group).exclude(pk=proposed.adopted_id or 0) if proposed else None
    stood = before.order_by("-since", "-pk").first() if before is not None else None
    mine = Seat.objects.filter(pk__in=queries.seats_asked(found, actor)) if found.waits and actor.seats else []
    told = {
        "asking": found,
        "read_at": read_at(found),
        "form": form,
        "proposed": proposed,
        "rows": changes(stood, proposed, Constituency.objects.order_by("order", "pk")) if proposed else [],
        "mine": [(seat, found.last_word(seat.pk) == TurnKind.TURNED) for seat in mine],
        "own_asking": found.waits and found.asked_by_id in {seat.pk for seat in actor.seats},
    }
    return render(request, "keys/key.jinja", told)


def _move(request: HttpRequest, asking: Asking, seat: Seat, words: str) -> bool:
    """What the tapped button says, for this seat."""
    actor = _actor(request)
    if "turn" in request.POST:
        actions.turn(actor=actor, asking=asking, seat=seat, words=words)
    elif "back" in request.POST:
        actions.take_back(actor=actor, asking=asking, seat=seat)
    elif "withdraw" in request.POST:
        actions.withdraw(actor=actor, asking=asking, words=words)
    else:
        actions.refuse(actor=actor, asking=asking, seat=seat, words=words)
    return True


@never_cache
@opens_to(Role.SEAT)
@require_http_methods(["GET", "POST"])
def propose_terms(request: HttpRequest) -> HttpResponse:
    """Propose other terms of reference."""
    actor = _actor(request)
    group = Group.objects.filter(kind=GroupKind.FORUM).first()
    seat = Seat.objects.filter(group=group, pk__in=[place.pk for place in actor.seats]).order_by("order", "pk").first()
    if group is None or seat is None:
        raise Http404
    form = TermsForm(request.POST if request.method == "POST" else None, now=Terms.objects.in_force(group))
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: terms.propose_terms(actor=actor, seat=seat, **form.told()))
        if made:
            return redirect("keys:key", made.public_id)
    asked = Constituency.objects.filter(pk__in=terms.sides_for(group)).order_by("order", "pk")
    return render(request, "keys/terms.jinja", {"form": form, "seat": seat, "asked": asked})
