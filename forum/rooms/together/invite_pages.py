"""Doors to invitations: sessions, talks, things to try."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground.forms import Form
from forum.ground.pages import cursor
from forum.people.policy import Actor, Role, may
from forum.people.policy.doors import attempt, opens_to
from forum.rooms.together import inviting
from forum.rooms.together.forms import InviteForm, SuggestForm
from forum.rooms.together.models import Invite, Like
from forum.rooms.together.rules import EVERYBODY_KNOWN

WAITING_SHOWN = 10


@opens_to(Role.ANYBODY)
@require_safe
def invites(request: HttpRequest) -> HttpResponse:
    """What people invite each other to, the newest first; for members also what waits to be shown."""
    actor = _actor(request)
    page = cursor.page(Invite.objects.open().select_related("organisation"), request, by=("-shown_at", "-pk"))
    told: dict[str, Any] = {
        "page": page,
        "may_like": may(actor, "together.like"),
        "may_show": may(actor, "together.show"),
    }
    if told["may_like"]:
        mine = Like.objects.filter(person=actor.person, invite__in=[one.pk for one in page.items])
        told["liked"] = set(mine.values_list("invite", flat=True))
    if told["may_show"]:
        waiting = Invite.objects.filter(shown_at__isnull=True, closed_at__isnull=True)
        told["waiting"] = waiting.order_by("pk")[:WAITING_SHOWN]
    return render(request, "together/invites.jinja", told)


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Ask for something, or offer it."""
    actor = _actor(request)
    known = actor.holds(*EVERYBODY_KNOWN)
    kind = InviteForm if known else SuggestForm
    form: InviteForm | SuggestForm = kind(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        verb = inviting.invite if known else inviting.suggest
        made = attempt(form, lambda: verb(actor=actor, **given))
        if made and known:
            return redirect("together:invites")
        if made:
            return render(request, "together/suggested.jinja", {})
    return render(request, "together/invite.jinja", {"form": form, "known": known})


@never_cache
@opens_to(*EVERYBODY_KNOWN)
@require_POST
def like(request: HttpRequest, invite: str) -> HttpResponse:
    """One tap: I would like that."""
    return _moved(request, invite, inviting.like)


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_POST
def show(request: HttpRequest, invite: str) -> HttpResponse:
    """Show what somebody from outside suggests."""
    return _moved(request, invite, inviting.show)


@never_cache
@opens_to(*EVERYBODY_KNOWN)
@require_POST
def leave_aside(request: HttpRequest, invite: str) -> HttpResponse:
    """Take an invitation down."""
    return _moved(request, invite, inviting.leave_aside)


def _moved(request: HttpRequest, public_id: str, verb: Callable[..., object]) -> HttpResponse:
    found = get_object_or_404(Invite, public_id=public_id)
    form = Form(request.POST)
    form.is_valid()
    attempt(form, lambda: verb(actor=_actor(request), made=found))
    return redirect("together:invites")


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
