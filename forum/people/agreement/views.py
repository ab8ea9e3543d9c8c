"""Doors to how we work together: the page itself, its versions, signing it, changing it, and what is ours."""

from collections import defaultdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground.forms import Form
from forum.people.agreement import actions, queries
from forum.people.agreement.forms import CharterForm, OursForm
from forum.people.agreement.models import Charter
from forum.people.agreement.rules import STARTING
from forum.people.membership.models import Mandate, Office, Seat, Terms
from forum.people.membership.rules import GroupKind
from forum.people.policy import POLICY, Actor, Role, may
from forum.people.policy.doors import attempt, opens_to


@opens_to(Role.ANYBODY)
@require_safe
def agreement(request: HttpRequest) -> HttpResponse:
    """How we work together, who signed it, what is ours to get on with, who sits here, and who may do what."""
    return _page(request, OursForm())


def _page(request: HttpRequest, form: Form) -> HttpResponse:
    rows = defaultdict(list)
    for row in POLICY.all():
        for role in sorted(row.who):
            rows[role].append(row)
    actor, charter = _actor(request), queries.in_force()
    told = {
        "form": form,
        "words": charter.words if charter else STARTING,
        "charter": charter,
        "signed": queries.signed_by_places(charter),
        "to_sign": bool(queries.to_sign(actor, charter)),
        "ours": Mandate.objects.filter(until__isnull=True).order_by("order", "pk"),
        "changes_ours": may(actor, "agreement.add_ours"),
        "seats": Seat.objects.filter(group__kind=GroupKind.FORUM)
        .select_related("constituency")
        .order_by("order", "pk"),
        "terms": Terms.objects.of_the_forum(),
        "roles": [(role, rows[role]) for role in Role if rows[role]],
    }
    return render(request, "agreement/agreement.jinja", told)


@never_cache
@opens_to(Role.SEAT, Role.HOST, Role.PARTNER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest) -> HttpResponse:
    """Read it whole, and sign for what one holds."""
    actor = _actor(request)
    form = Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        kind, _colon, public_id = request.POST.get("place", "").partition(":")
        place: dict[str, Any] = {}
        if kind == "office":
            place["office"] = get_object_or_404(Office, public_id=public_id)
        else:
            place["seat"] = get_object_or_404(Seat, public_id=public_id)
        if attempt(form, lambda: actions.sign(actor=actor, **place)):
            return redirect("agreement:sign")
    charter = queries.in_force()
    told = {
        "form": form,
        "words": charter.words if charter else STARTING,
        "ours": Mandate.objects.filter(until__isnull=True).order_by("order", "pk"),
        "to_sign": queries.to_sign(actor, charter),
    }
    return render(request, "agreement/sign.jinja", told)


@opens_to(Role.ANYBODY)
@require_safe
def version(request: HttpRequest, charter: str) -> HttpResponse:
    """One version: proposed, in force, or earlier."""
    found = get_object_or_404(Charter, public_id=charter)
    return render(request, "agreement/version.jinja", {"charter": found, "signed": queries.signed_by_places(found)})


@never_cache
@opens_to(Role.SEAT)
@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """Propose other words, for one's seat."""
    actor, charter = _actor(request), queries.in_force()
    start = {"words": charter.words if charter else STARTING}
    form = CharterForm(request.POST if request.method == "POST" else None, initial=start)
    if request.method == "POST" and form.is_valid():
        held = Seat.objects.filter(pk__in=[place.pk for place in actor.seats], group__kind=GroupKind.FORUM)
        seat = held.select_related("group").order_by("order", "pk").first()
        if seat is None:
            raise Http404
        given = form.cleaned_data
        made = attempt(form, lambda: actions.propose(actor=actor, seat=seat, **given))
        if made:
            return redirect("keys:key", made.public_id)
    return render(request, "agreement/propose.jinja", {"form": form})


@never_cache
@opens_to(Role.SEAT)
@require_POST
def add_ours(request: HttpRequest) -> HttpResponse:
    """One more thing that members do without asking anybody."""
    form = OursForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.add_ours(actor=_actor(request), **given)):
            return redirect("agreement:agreement")
    return _page(request, form)


@never_cache
@opens_to(Role.SEAT)
@require_POST
def end_ours(request: HttpRequest, mandate: int) -> HttpResponse:
    """Take something off the list."""
    actions.end_ours(actor=_actor(request), mandate=get_object_or_404(Mandate, pk=mandate))
    return redirect("agreement:agreement")


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
