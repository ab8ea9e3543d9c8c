"""Doors to replies and promises."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forum.ground.forms import Form
from forum.journey.decided.models import Recommendation
from forum.journey.promised import actions
from forum.journey.promised.forms import CommitForm, DoneForm, ProgressForm, ReplyForm, SideForm
from forum.journey.promised.models import Commitment
from forum.journey.promised.rules import ReplyKind
from forum.journey.taken_up.models import Matter
from forum.people.policy import Actor, Role
from forum.people.policy.doors import attempt, opens_to

# Who may stand on one of these sides; the action looks closer.
SIDES = (Role.MEMBER, Role.PARTNER, Role.HOST, Role.COORDINATOR)


@never_cache
@opens_to(Role.HOST, Role.PARTNER, Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def reply(request: HttpRequest, recommendation: str) -> HttpResponse:
    """Reply for an office."""
    asked = Recommendation.objects.select_related("office", "decision__matter")
    found = get_object_or_404(asked, public_id=recommendation)
    form = ReplyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = attempt(form, lambda: actions.reply(actor=_actor(request), recommendation=found, **given))
        if made:
            next_page = "tracker:matter" if made.kind == ReplyKind.REFUSED else "promised:commit"
            return redirect(next_page, found.decision.matter.public_id)
    return render(request, "promised/reply.jinja", {"form": form, "recommendation": found})


@never_cache
@opens_to(*SIDES)
@require_http_methods(["GET", "POST"])
def commit(request: HttpRequest, matter: str) -> HttpResponse:
    """Promise something by a day."""
    found = get_object_or_404(Matter, public_id=matter)
    actor = _actor(request)
    form = CommitForm(request.POST if request.method == "POST" else None, actor=actor)
    move = lambda: actions.commit_to(  # noqa: E731
        actor=actor,
        matter=found,
        side=form.chosen(),
        words=form.cleaned_data["words"],
        due=form.cleaned_data["due"],
        recommendation=_asked(actor, found),
    )
    return _made(request, form, move, "promised/commit.jinja", matter=found)


@never_cache
@opens_to(*SIDES)
@require_http_methods(["GET", "POST"])
def join_in(request: HttpRequest, commitment: str) -> HttpResponse:
    """Join a promise of others."""
    found = _found(commitment)
    form = SideForm(request.POST if request.method == "POST" else None, actor=_actor(request))
    move = lambda: actions.join_in(actor=_actor(request), commitment=found, side=form.chosen())  # noqa: E731
    return _made(request, form, move, "promised/join_in.jinja", commitment=found, matter=found.matter)


@never_cache
@opens_to(*SIDES)
@require_http_methods(["GET", "POST"])
def tell_progress(request: HttpRequest, commitment: str) -> HttpResponse:
    """Tell how a promise goes."""
    found = _found(commitment)
    form = ProgressForm(request.POST if request.method == "POST" else None)
    move = lambda: actions.tell_progress(actor=_actor(request), commitment=found, **form.cleaned_data)  # noqa: E731
    return _made(request, form, move, "promised/progress.jinja", commitment=found, matter=found.matter)


@never_cache
@opens_to(*SIDES)
@require_http_methods(["GET", "POST"])
def claim_done(request: HttpRequest, commitment: str) -> HttpResponse:
    """Say that a promise is kept."""
    found = _found(commitment)
    form = DoneForm(request.POST if request.method == "POST" else None)
    move = lambda: actions.claim_done(actor=_actor(request), commitment=found, **form.cleaned_data)  # noqa: E731
    return _made(request, form, move, "promised/done.jinja", commitment=found, matter=found.matter)


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _found(commitment: str) -> Commitment:
    return get_object_or_404(Commitment.objects.select_related("matter"), public_id=commitment)


def _asked(actor: Actor, matter: Matter) -> Recommendation | None:
    """The recommendation that one of the actor's offices said yes to, for a promise that follows from it."""
    offices = [place.pk for place in actor.offices]
    yes = Recommendation.objects.filter(decision__matter=matter, office__in=offices)
    return yes.exclude(reply__kind=ReplyKind.REFUSED).order_by("-pk").first()


def _made(request: HttpRequest, form: Form, move: Callable[[], Any], template: str, **told: Any) -> HttpResponse:
    """Make the move and show the promise, or show the form with what stands in the way."""
    if request.method == "POST" and form.is_valid() and attempt(form, move):
        if "commitment" in told:
            return redirect("tracker:promise", told["commitment"].public_id)
        return redirect("tracker:matter", told["matter"].public_id)
    return render(request, template, {"form": form, **told})
