"""Doors to where we have been, and to what is near."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forum.ground.forms import Form, Line
from forum.people.policy import Role
from forum.people.policy.doors import opens_to
from forum.rooms.gatherings.coverage import HEIGHT, WIDTH, coverage, months_shown, nearest


class NearForm(Form):
    place = Line(max_length=60, label=_("A town or village, or the first half of a postcode"))


@opens_to(Role.ANYBODY)
@require_safe
def covered(request: HttpRequest) -> HttpResponse:
    """Where we have been in a year, and where not."""
    told = {"areas": coverage(), "months": months_shown(), "width": WIDTH, "height": HEIGHT}
    return render(request, "gatherings/coverage.jinja", told)


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def near(request: HttpRequest) -> HttpResponse:
    """What is coming up near somebody. Sent as a form, so that where they are stands in no address; kept nowhere."""
    form = NearForm(request.POST if request.method == "POST" else None)
    found: list[Any] | None = None
    if request.method == "POST" and form.is_valid():
        found = nearest(form.cleaned_data["place"])
        if found is None:
            form.add_error("place", forms.ValidationError(_("We do not know this place. Try a town near it.")))
    return render(request, "gatherings/near.jinja", {"form": form, "found": found})
