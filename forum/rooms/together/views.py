"""Doors to what we are working on together."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from forum.ground.pages import cursor
from forum.people.policy import Role
from forum.people.policy.doors import opens_to
from forum.rooms.together.models import Work


@opens_to(Role.ANYBODY)
@require_safe
def together(request: HttpRequest) -> HttpResponse:
    """What is going on, the newest news first."""
    going_on = Work.objects.filter(finished_on__isnull=True).prefetch_related("partners")
    page = cursor.page(going_on, request, by=("-news_at", "-pk"))
    return render(request, "together/together.jinja", {"page": page})


@opens_to(Role.ANYBODY)
@require_safe
def work(request: HttpRequest, work: str) -> HttpResponse:
    """One piece of work and its news."""
    found = get_object_or_404(Work.objects.prefetch_related("partners"), public_id=work)
    news = cursor.page(found.all_news.all(), request, by=("-told_at", "-pk"))
    return render(request, "together/work.jinja", {"work": found, "page": news})
