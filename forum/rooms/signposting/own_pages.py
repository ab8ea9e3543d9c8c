"""Doors for groups to their own entry, and for members to what groups propose."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forum.ground.forms import Form
from forum.people.membership.models import Organisation
from forum.people.policy import Actor, Role
from forum.people.policy.doors import attempt, opens_to
from forum.rooms.signposting import proposing
from forum.rooms.signposting.forms import DeclineForm, ListingForm
from forum.rooms.signposting.models import Listing, Proposal


@never_cache
@opens_to(Role.PARTNER)
@require_http_methods(["GET", "POST"])
def ours(request: HttpRequest, listing: str) -> HttpResponse:
    """Say that it is ours; or, once it is, put it right."""
    actor = _actor(request)
    rows = Listing.objects.filter(hidden_at=None).select_related("area", "organisation").prefetch_related("needs")
    found = get_object_or_404(rows, public_id=listing)
    mine = Organisation.objects.filter(pk__in=proposing.acting_for(actor)).order_by("name")
    if found.organisation_id is None:
        return _claim(request, found, list(mine))
    if found.organisation_id not in proposing.acting_for(actor):
        raise Http404
    form = ListingForm(request.POST if request.method == "POST" else None, initial=ListingForm.as_it_is(found))
    made = None
    if form.is_valid():
        made = attempt(form, lambda: proposing.propose_change(actor=actor, listing=found, **form.told()))
    if made:
        return render(request, "signposting/proposed.jinja", {"listing": found})
    lately = Proposal.objects.filter(listing=found).exclude(declined_why="").order_by("-pk").first()
    told = {"form": form, "listing": found, "ours": True, "declined": lately}
    return render(request, "signposting/write_listing.jinja", told)


def _claim(request: HttpRequest, found: Listing, mine: list[Organisation]) -> HttpResponse:
    form = Form(request.POST if request.method == "POST" else None)
    chosen = next((one for one in mine if one.slug == request.POST.get("for")), None)
    if request.method == "POST" and form.is_valid() and chosen:
        actor = _actor(request)
        if attempt(form, lambda: proposing.claim_listing(actor=actor, listing=found, organisation=chosen)):
            return render(request, "signposting/proposed.jinja", {"listing": found})
    return render(request, "signposting/claim.jinja", {"form": form, "listing": found, "mine": mine})


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def proposal(request: HttpRequest, proposal: str) -> HttpResponse:
    """What a group proposes, beside what stands; yes, or no with a word why."""
    rows = Proposal.objects.select_related("listing__area", "listing__organisation", "organisation")
    found = get_object_or_404(rows, public_id=proposal)
    accept = Form(request.POST if "accept" in request.POST else None)
    decline = DeclineForm(request.POST if "decline" in request.POST else None)
    actor = _actor(request)
    done: object = None
    if accept.is_bound and accept.is_valid():
        done = attempt(accept, lambda: proposing.accept_proposal(actor=actor, proposal=found))
    elif decline.is_bound and decline.is_valid():
        given = decline.cleaned_data
        done = attempt(decline, lambda: proposing.decline_proposal(actor=actor, proposal=found, **given))
    if done:
        return redirect("signposting:to_check")
    told = {"proposal": found, "accept": accept, "decline": decline, "changes": found.changes()}
    return render(request, "signposting/proposal.jinja", told)


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
