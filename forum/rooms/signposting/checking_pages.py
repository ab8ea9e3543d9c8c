"""Doors for whoever keeps the directory right: what was said to be wrong, what is old, one entry at a time."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forum.ground.forms import Form
from forum.ground.pages import cursor
from forum.people.policy import Actor, Role
from forum.people.policy.doors import attempt, opens_to
from forum.rooms.signposting import actions
from forum.rooms.signposting.forms import ConfirmForm, HideForm, ListingForm
from forum.rooms.signposting.models import Listing, Proposal, Wrong

SHOWN = 20
MOVES: dict[str, Callable[..., Listing]] = {
    "right": actions.confirm_listing,
    "hide": actions.hide_listing,
    "close": actions.close_listing,
    "show": actions.show_listing,
}


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_safe
def to_check(request: HttpRequest) -> HttpResponse:
    """What was said to be wrong, then what nobody has checked for half a year, with the numbers to ring."""
    wrongs = Wrong.objects.filter(looked_at=None).select_related("listing").order_by("said_at", "pk")[:SHOWN]
    proposals = Proposal.objects.waiting().select_related("listing", "organisation")[:SHOWN]
    hidden = Listing.objects.filter(hidden_at__isnull=False).order_by("-hidden_at", "-pk")[:SHOWN]
    page = cursor.page(Listing.objects.to_ask().select_related("area"), request, by=("checked_on", "pk"))
    return render(
        request,
        "signposting/to_check.jinja",
        {"wrongs": wrongs, "proposals": proposals, "page": page, "hidden": hidden},
    )


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def look_after(request: HttpRequest, listing: str) -> HttpResponse:
    """One entry: still right, closed, out of sight, or shown again."""
    found = get_object_or_404(Listing.objects.select_related("area", "organisation"), public_id=listing)
    do = request.POST.get("do", "")
    confirm = ConfirmForm(request.POST if do == "right" else None, initial={"checked_by": found.checked_by})
    hide = HideForm(request.POST if do == "hide" else None)
    other = Form(request.POST if do in {"close", "show"} else None)
    forms: dict[str, Form] = {"right": confirm, "hide": hide, "close": other, "show": other}
    if request.method == "POST" and do in forms and forms[do].is_valid():
        given = forms[do].cleaned_data
        if attempt(forms[do], lambda: MOVES[do](actor=_actor(request), listing=found, **given)):
            return redirect("signposting:to_check")
    told = {"listing": found, "confirm": confirm, "hide": hide, "other": other}
    told["wrongs"] = found.wrongs.filter(looked_at=None).order_by("pk")
    return render(request, "signposting/look_after.jinja", told)


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR, Role.PARTNER)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a group or service."""
    form = ListingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: actions.add_listing(actor=_actor(request), **form.told()))
        if made:
            return redirect("signposting:listing", made.public_id)
    return _shown(request, form)


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, listing: str) -> HttpResponse:
    """Put an entry right."""
    found = get_object_or_404(Listing.objects.select_related("area").prefetch_related("needs"), public_id=listing)
    form = ListingForm(request.POST if request.method == "POST" else None, initial=ListingForm.as_it_is(found))
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: actions.change_listing(actor=_actor(request), listing=found, **form.told()))
        if made:
            return redirect("signposting:listing", made.public_id)
    return _shown(request, form, listing=found)


def _shown(request: HttpRequest, form: ListingForm, **told: Any) -> HttpResponse:
    return render(request, "signposting/write_listing.jinja", {"form": form, **told})


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
