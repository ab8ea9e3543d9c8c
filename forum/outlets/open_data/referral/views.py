"""Open Referral UK 3.0: `/open-referral/3.0`. Without a key, and any page of any site may ask."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.http import conditional_page, require_safe

from forum.outlets.open_data.referral import saying
from forum.outlets.open_data.referral.asking import AskedForm, Page, one_of, page_of
from forum.people.policy import Role
from forum.people.policy.doors import opens_to
from forum.rooms.signposting.models import Listing
from forum.rooms.signposting.needs import NEEDS

VERSION = "HSDS-UK-3.0"
PROFILE = "https://docs.openreferraluk.org/en/latest/"
MINUTES = 5
Door = Callable[..., HttpResponse]


def open_door(view: Door) -> Callable[..., HttpResponseBase]:
    """Open to anybody and to any origin, to read, and saying 'nothing new' to whoever has it already."""
    reading = opens_to(Role.ANYBODY)(require_safe(conditional_page(view)))

    @wraps(reading)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer = reading(request, *args, **kwargs)
        answer["Access-Control-Allow-Origin"] = "*"
        answer["Cache-Control"] = f"public, max-age={MINUTES * 60}"
        return answer

    return door


@open_door
def about(request: HttpRequest) -> HttpResponse:
    """What this is."""
    del request
    told = {"version": VERSION, "profile": PROFILE, "openapi_url": f"{settings.FORUM_ADDRESS}/open-data/openapi.json"}
    return JsonResponse(told)


@open_door
def services(request: HttpRequest) -> HttpResponse:
    """Groups and services."""
    return _listed(request, saying.service)


@open_door
def service(request: HttpRequest, key: UUID) -> HttpResponse:
    """One of them, with all that hangs on it."""
    del request
    return _one(key, lambda found: saying.service(found, full=True))


@open_door
def at_locations(request: HttpRequest) -> HttpResponse:
    """The same, from where they are."""
    return _listed(request, saying.at_location)


@open_door
def at_location(request: HttpRequest, key: UUID) -> HttpResponse:
    """One of them."""
    del request
    return _one(key, lambda found: saying.at_location(found, full=True))


@open_door
def taxonomies(request: HttpRequest) -> HttpResponse:
    """The one list of kinds of support."""
    return _few(request, [saying.taxonomy()])


@open_door
def taxonomy(request: HttpRequest, key: UUID) -> HttpResponse:
    """All kinds of support."""
    del request
    found = saying.taxonomy(full=True)
    return JsonResponse(found) if found["id"] == str(key) else _nothing()


@open_door
def terms(request: HttpRequest) -> HttpResponse:
    """Kinds of support."""
    return _few(request, [saying.term(need) for need in NEEDS])


@open_door
def term(request: HttpRequest, key: UUID) -> HttpResponse:
    """One kind of support."""
    del request
    found = next((need for need in NEEDS if saying.term_key(need.slug) == key), None)
    return JsonResponse(saying.term(found)) if found else _nothing()


def _listed(request: HttpRequest, say: Callable[[Listing], saying.Said]) -> HttpResponse:
    form = AskedForm(request.GET)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    page = page_of(form.cleaned_data)
    return JsonResponse(page.said([say(one) for one in page.rows]))


def _few(request: HttpRequest, all_of_them: list[saying.Said]) -> HttpResponse:
    form = AskedForm(request.GET)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    number, size = form.cleaned_data["page"] or 1, form.cleaned_data["per_page"] or 50
    page = Page([], len(all_of_them), number, size)
    return JsonResponse(page.said(all_of_them[(number - 1) * size : number * size]))


def _one(key: UUID, say: Callable[[Listing], saying.Said]) -> HttpResponse:
    found = one_of(key)
    return JsonResponse(say(found)) if found else _nothing()


def _nothing() -> HttpResponse:
    return JsonResponse({"error": "There is nothing of that id."}, status=404)
