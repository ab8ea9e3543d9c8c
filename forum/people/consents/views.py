"""One page: what I said yes to, and a tap to take it back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from forum.people.consents import actions, queries
from forum.people.consents.rules import Purpose
from forum.people.policy import Actor, Role
from forum.people.policy.doors import opens_to


@never_cache
@opens_to(Role.KNOWN)
@require_safe
def consents(request: HttpRequest) -> HttpResponse:
    """Each purpose with the day of its yes, and what else is theirs to decide."""
    agreed = queries.agreed_by(_actor(request).person or 0)
    purposes = [(purpose, agreed.get(purpose)) for purpose in Purpose]
    return render(request, "consents/consents.jinja", {"purposes": purposes})


@never_cache
@opens_to(Role.KNOWN)
@require_POST
def say(request: HttpRequest, purpose: str) -> HttpResponse:
    """Yes, or no longer."""
    if purpose not in Purpose.values:
        raise Http404
    move = actions.agree if "yes" in request.POST else actions.take_back
    move(actor=_actor(request), purpose=Purpose(purpose))
    return redirect("consents:consents")


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
