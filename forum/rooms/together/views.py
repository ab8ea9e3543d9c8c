"""Doors to what we are working on together."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground.forms import Form
from forum.ground.pages import cursor
from forum.people.policy import Role
from forum.people.policy.doors import attempt, opens_to
from forum.rooms.together import actions, monthly, overlaps
from forum.rooms.together.forms import MonthForm, NewsForm, StartForm
from forum.rooms.together.models import Invite, Work

INVITES_SHOWN = 3


@opens_to(Role.ANYBODY)
@require_safe
def together(request: HttpRequest) -> HttpResponse:
    """What is going on, the newest news first."""
    going_on = Work.objects.filter(finished_on__isnull=True).prefetch_related("partners")
    page = cursor.page(going_on, request, by=("-news_at", "-pk"))
    invites = Invite.objects.open().select_related("organisation").order_by("-shown_at", "-pk")[:INVITES_SHOWN]
    told = {"page": page, "invites": invites, "overlaps": overlaps.overlapping()}
    return render(request, "together/together.jinja", told)


@opens_to(Role.ANYBODY)
@require_safe
def work(request: HttpRequest, work: str) -> HttpResponse:
    """One piece of work and its news."""
    found = get_object_or_404(Work.objects.prefetch_related("partners"), public_id=work)
    news = cursor.page(found.all_news.all(), request, by=("-told_at", "-pk"))
    told = {"work": found, "page": news, "alike": overlaps.alike_to(found)}
    return render(request, "together/work.jinja", told)


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


@never_cache
@opens_to(Role.MEMBER, Role.PARTNER, Role.HOST, Role.COORDINATOR)
@require_POST
def ask_me(request: HttpRequest, work: str) -> HttpResponse:
    """Be the one who is asked how it goes."""
    found = get_object_or_404(Work, public_id=work)
    attempt(Form(request.POST), lambda: monthly.ask_me(actor=request.actor, work=found))  # type: ignore[attr-defined]
    return redirect("together:work", found.public_id)


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def tell_by_link(request: HttpRequest, code: str) -> HttpResponse:
    """The link of the month: news in a line or two, without signing in. Opening it changes nothing."""
    found = monthly.work_by(code)
    if found is None or found[0].finished_on:
        return render(request, "together/link_over.jinja", {"work": found[0] if found else None}, status=410)
    form = MonthForm(request.POST if request.method == "POST" else None)
    told = None
    if request.method == "POST" and form.is_valid():
        told = attempt(form, lambda: monthly.tell_by_link(code=code, words=form.cleaned_data["words"]))
    return render(request, "together/by_link.jinja", {"form": form, "work": found[0], "told": told})
