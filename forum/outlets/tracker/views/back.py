"""Three lines for whoever comes back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from forum.outlets.tracker.coming_back import lines_for
from forum.people.policy import Role
from forum.people.policy.doors import opens_to


@never_cache
@opens_to(Role.KNOWN)
@require_safe
def back(request: HttpRequest) -> HttpResponse:
    lines = lines_for(request.actor)  # type: ignore[attr-defined]
    return render(request, "tracker/back.jinja", {"lines": lines})
