"""Doors to the link of 'still right?', and to warm introductions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground.forms import Form
from forum.people.policy import Actor, Role
from forum.people.policy.doors import attempt, opens_to
from forum.rooms.signposting import introducing, still_right
from forum.rooms.signposting.forms import IntroductionForm, NotRightForm
from forum.rooms.signposting.models import Listing, WarmIntroduction

SHOWN = 50


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def by_link(request: HttpRequest, code: str) -> HttpResponse:
    """Is it still right? Opening it changes nothing."""
    found = still_right.asked_by(code)
    if found is None:
        return render(request, "signposting/link_over.jinja", {}, status=410)
    form = NotRightForm(request.POST if request.method == "POST" else None)
    said = None
    if request.method == "POST" and form.is_valid():
        do, wrong = request.POST.get("do", ""), form.cleaned_data["wrong"]
        if do == "wrong" and not wrong:
            form.add_error("wrong", form.TELL)
        else:
            closed, wrong = do == "closed", wrong if do == "wrong" else ""
            said = attempt(
                form,
                lambda: still_right.say_by_link(actor=_actor(request), code=code, closed=closed, wrong=wrong),
            )
    return render(request, "signposting/still_right.jinja", {"listing": found, "form": form, "said": said})


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, listing: str) -> HttpResponse:
    """Ask one of us to ring them first, or to come along."""
    found = get_object_or_404(Listing.objects.shown(), public_id=listing, closed_on=None)
    form = IntroductionForm(request.POST if request.method == "POST" else None)
    asked = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        asked = attempt(form, lambda: introducing.ask_introduction(actor=_actor(request), listing=found, **given))
    return render(request, "signposting/introduce.jinja", {"listing": found, "form": form, "asked": asked})


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_safe
def introductions(request: HttpRequest) -> HttpResponse:
    """Who would like an introduction."""
    waiting = WarmIntroduction.objects.filter(done_at=None).select_related("listing", "taken_by")
    told = {"waiting": list(waiting.order_by("asked_at", "pk")[:SHOWN])}
    return render(request, "signposting/introductions.jinja", told)


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_POST
def take(request: HttpRequest, introduction: str) -> HttpResponse:
    """I will do that; or it is done."""
    found = get_object_or_404(WarmIntroduction, public_id=introduction)
    done = request.POST.get("do") == "done"
    attempt(
        Form(request.POST),
        lambda: introducing.take_introduction(actor=_actor(request), introduction=found, done=done),
    )
    return redirect("signposting:introductions")


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
