"""Doors to replies and promises."""

from collections.abc import Callable
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground.forms import Form
from forum.journey.decided.models import Recommendation
from forum.journey.promised import actions
from forum.journey.promised.forms import (
    CommitForm,
    DelayForm,
    DoneForm,
    InviteForm,
    ProgressForm,
    ReplyForm,
    SideForm,
    side_named,
)
from forum.journey.promised.models import Commitment, EvidenceFile, Invitation
from forum.journey.promised.rules import FileKind, ReplyKind
from forum.journey.taken_up.models import Matter
from forum.people.policy import Actor, Role
from forum.people.policy.doors import attempt, opens_to

# Who may stand on one of these sides; the action looks closer.
CONTENT_TYPES: dict[str, str] = {
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
    FileKind.PDF: "application/pdf",
    FileKind.TABLE: "text/csv; charset=utf-8",
}
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
            done = made.kind == ReplyKind.REFUSED or given["promise"].strip()
            return redirect("tracker:matter" if done else "promised:commit", found.decision.matter.public_id)
    told = {"form": form, "recommendation": found, "delays": found.delays.order_by("pk")}
    return render(request, "promised/reply.jinja", told)


@never_cache
@opens_to(Role.HOST, Role.PARTNER, Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def say_what_holds_up(request: HttpRequest, recommendation: str) -> HttpResponse:
    """Say what holds a reply up."""
    asked = Recommendation.objects.select_related("office", "decision__matter")
    found = get_object_or_404(asked, public_id=recommendation)
    form = DelayForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        move = lambda: actions.say_what_holds_up(  # noqa: E731
            actor=_actor(request), recommendation=found, **form.cleaned_data
        )
        if attempt(form, move):
            return redirect("tracker:matter", found.decision.matter.public_id)
    return render(request, "promised/delay.jinja", {"form": form, "recommendation": found})


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
        limits=form.cleaned_data["limits"],
        invite=form.invited(),
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
def invite(request: HttpRequest, commitment: str) -> HttpResponse:
    """Ask somebody else to join a promise."""
    found = _found(commitment)
    form = InviteForm(request.POST if request.method == "POST" else None, actor=_actor(request))
    move = lambda: actions.ask_to_join(  # noqa: E731
        actor=_actor(request), commitment=found, side=side_named(form.cleaned_data["side"])
    )
    return _made(request, form, move, "promised/invite.jinja", commitment=found, matter=found.matter)


@never_cache
@opens_to(*SIDES)
@require_POST
def rather_not(request: HttpRequest, invitation: int) -> HttpResponse:
    """Leave an invitation aside."""
    found = get_object_or_404(Invitation.objects.select_related("office", "organisation", "group"), pk=invitation)
    form = Form(request.POST)
    form.is_valid()
    attempt(form, lambda: actions.rather_not(actor=_actor(request), invitation=found))
    return redirect("tracker:desk")


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
    form = DoneForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    move = lambda: actions.claim_done(  # noqa: E731
        actor=_actor(request),
        commitment=found,
        words=form.cleaned_data["words"],
        outcome=form.cleaned_data["outcome"],
        evidence=form.shown(),
    )
    return _made(request, form, move, "promised/done.jinja", commitment=found, matter=found.matter)


@opens_to(Role.ANYBODY)
@require_safe
def evidence(request: HttpRequest, file: str) -> FileResponse:
    """The file by which one can see it. A picture is shown, anything else is handed over to keep."""
    del request
    found = get_object_or_404(EvidenceFile, public_id=file)
    try:
        kept = found.kept.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    return FileResponse(
        kept,
        as_attachment=not found.is_picture,
        filename=f"evidence-{found.public_id}.{found.kind}",
        content_type=CONTENT_TYPES[found.kind],
    )


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
