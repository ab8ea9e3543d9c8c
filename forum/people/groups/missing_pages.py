"""Doors to who is not at the table yet."""

from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground.pages import cursor
from forum.people.groups import actions
from forum.people.groups.forms import MissingForm
from forum.people.groups.models import NotYet
from forum.people.policy import Actor, Role, may
from forum.people.policy.doors import attempt, opens_to

CAME_SHOWN = 10


@opens_to(Role.ANYBODY)
@require_safe
def not_yet(request: HttpRequest) -> HttpResponse:
    """Who is not at the table yet, the nearest day first; and who has come."""
    rows = NotYet.objects.select_related("seat", "invites")
    told = {
        "page": cursor.page(rows.filter(came_on__isnull=True), request, by=("since", "pk"), size=30),
        "came": rows.filter(came_on__isnull=False).order_by("-came_on", "-pk")[:CAME_SHOWN],
        "may_say": may(_actor(request), "groups.say_missing"),
    }
    return render(request, "groups/not_yet.jinja", told)


@never_cache
@opens_to(Role.MEMBER)
@require_http_methods(["GET", "POST"])
def say(request: HttpRequest, row: str = "") -> HttpResponse:
    """Say it, or say it anew."""
    found = get_object_or_404(NotYet.objects.still(), public_id=row) if row else None
    start = model_to_dict(found) if found else {}
    form = MissingForm(request.POST if request.method == "POST" else None, initial=start)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.say_missing(actor=_actor(request), instead_of=found, **given)):
            return redirect("groups:not_yet")
    return render(request, "groups/say_missing.jinja", {"form": form, "row": found})


@never_cache
@opens_to(Role.MEMBER)
@require_POST
def came(request: HttpRequest, row: str) -> HttpResponse:
    """They have come."""
    actions.note_came(actor=_actor(request), row=get_object_or_404(NotYet, public_id=row))
    return redirect("groups:not_yet")


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
