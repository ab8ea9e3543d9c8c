"""Something serious: at most three choices, each with who looks into it; and the forum hears it all the same."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from forum.ground.dated.doors import leave_to
from forum.ground.dated.queries import doors_today, forum_of, routes_today
from forum.journey.heard import drafts
from forum.people.policy import Role
from forum.people.policy.doors import opens_to

CHOICES = {
    "now": _("Somebody is in danger now"),
    "care": _("It is about my own care, or the care of somebody close to me"),
    "harm": _("Somebody is being harmed, or something is wrong at work"),
}


@never_cache
@opens_to(Role.ANYBODY)
@require_safe
def serious(request: HttpRequest) -> HttpResponse:
    """Three choices."""
    return render(request, "heard/serious.jinja", {"choices": CHOICES})


@never_cache
@opens_to(Role.ANYBODY)
@require_safe
def choice(request: HttpRequest, name: str) -> HttpResponse:
    """Who looks into it; people first, desks after."""
    if name not in CHOICES:
        raise Http404
    doors = [door for door in doors_today() if door.choice == name]
    told = {
        "title": CHOICES[name],
        "choice": name,
        "routes": routes_today() if name == "now" else [],
        "desks": [door for door in doors if not door.person],
        "people": [door for door in doors if door.person],
    }
    return render(request, "heard/serious_choice.jinja", told)


@never_cache
@opens_to(Role.ANYBODY)
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Leave quickly, to a page that says nothing about anybody; nothing of a draft stays in the browser."""
    answer = redirect(leave_to(forum_of(request).other))
    answer.headers["Clear-Site-Data"] = '"cache"'
    answer.delete_cookie(drafts.COOKIE, samesite="Lax")
    return answer
