"""Doors to what we are working on together."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forum.ground.pages import cursor
from forum.people.policy import Role
from forum.people.policy.doors import attempt, opens_to
from forum.rooms.together import actions
from forum.rooms.together.forms import NewsForm, StartForm
from forum.rooms.together.models import Invite, Work

INVITES_SHOWN = 3


@opens_to(Role.ANYBODY)
@require_safe
def together(request: HttpRequest) -> HttpResponse:
    """What is going on, the newest news first."""
    going_on = Work.objects.filter(finished_on__isnull=True).prefetch_related("partners")
    page = cursor.page(going_on, request, by=("-news_at", "-pk"))
    invites = Invite.objects.open().select_related("organisation").order_by("-shown_at", "-pk")[:INVITES_SHOWN]
    return render(request, "together/together.jinja", {"page": page, "invites": invites})


@opens_to(Role.ANYBODY)
@require_safe
def work(request: HttpRequest, work: str) -> HttpResponse:
    """One piece of work and its news."""
    found = get_object_or_404(Work.objects.prefetch_related("partners"), public_id=work)
    news = cursor.page(found.all_news.all(), request, by=("-told_at", "-pk"))
    return render(request, "together/work.jinja", {"work": found, "page": news})


@never_cache
@opens_to(Role.MEMBER, Role.PARTNER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Start something together."""
    form = StartForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: actions.start(actor=request.actor, **form.cleaned_data))  # type: ignore[attr-defined]
        if made:
            return redirect("together:work", made.public_id)
    return render(request, "together/start.jinja", {"form": form})


@never_cache
@opens_to(Role.MEMBER, Role.PARTNER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def tell_news(request: HttpRequest, work: str) -> HttpResponse:
    """Tell how it goes, or that it is finished."""
    found = get_object_or_404(Work, public_id=work)
    form = NewsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.tell_news(actor=request.actor, work=found, **given)):  # type: ignore[attr-defined]
            return redirect("together:work", found.public_id)
    return render(request, "together/news.jinja", {"form": form, "work": found})
