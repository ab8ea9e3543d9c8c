"""Doors to posts: which there are, who holds them, and handing one over."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forum.people.membership import offices
from forum.people.membership.forms import HandOverForm
from forum.people.membership.models import Office
from forum.people.policy import Role
from forum.people.policy.doors import attempt, opens_to

LISTED = 100


@opens_to(Role.ANYBODY)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Posts, who holds them today, and their deputies."""
    found = list(offices.posts()[:LISTED])
    held = offices.held_by(found)
    return render(request, "membership/offices.jinja", {"posts": [(one, *held[one.pk]) for one in found]})


@never_cache
@opens_to(Role.HOST, Role.PARTNER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, office: str) -> HttpResponse:
    """Say who holds it next."""
    found = get_object_or_404(Office.objects.select_related("organisation"), slug=office)
    form = HandOverForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = attempt(
            form,
            lambda: offices.hand_over(actor=request.actor, office=found, **given),  # type: ignore[attr-defined]  # ours
        )
        if made:
            return redirect("tracker:office", found.slug)
    return render(request, "membership/hand_over.jinja", {"form": form, "office": found})
