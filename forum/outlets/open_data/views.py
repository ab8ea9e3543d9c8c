"""Doors to open data: what there is, how to ask, under which licence."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forum.outlets.open_data.openapi import BASE, described
from forum.outlets.open_data.public.things import POPOLO, PUBLIC
from forum.outlets.open_data.public.views import LICENCE
from forum.outlets.open_data.referral.views import open_door
from forum.people.policy import Role
from forum.people.policy.doors import opens_to


@opens_to(Role.ANYBODY)
@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """Every feed, with examples that run."""
    return render(
        request,
        "open_data/open_data.jinja",
        {"base": BASE, "licence": LICENCE, "public": PUBLIC, "popolo": POPOLO, "address": settings.FORUM_ADDRESS},
    )


@open_door
def openapi(request: HttpRequest) -> HttpResponse:
    """The description for programs."""
    del request
    return JsonResponse(described())
