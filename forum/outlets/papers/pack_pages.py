"""The pack of a meeting, on the page, as one PDF and as ODT; and minutes as ODT."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from forum.ground import clock
from forum.ground.dated.queries import forum_of
from forum.outlets.papers.gathering_pages import paper
from forum.outlets.papers.minutes_pages import minutes_of
from forum.outlets.papers.odt import TYPE, NoOdt, as_odt
from forum.outlets.papers.packs import pack_of
from forum.people.policy import Actor, Role
from forum.people.policy.doors import opens_to
from forum.rooms.gatherings.models import Gathering


@opens_to(Role.ANYBODY)
@require_safe
def pack(request: HttpRequest, gathering: str) -> HttpResponse:
    """Everything for a meeting on one page: for all once its agenda is up, before that for members and staff."""
    return render(request, "papers/pack.jinja", _told(request, gathering))


@opens_to(Role.ANYBODY)
@require_safe
def pack_pdf(request: HttpRequest, gathering: str) -> HttpResponse:
    """The same as one PDF; `large` for large print."""
    told = _told(request, gathering) | {"large": "large" in request.GET}
    return paper(request, "papers/pdf/pack.jinja", name="pack", path=f"/come/{gathering}/pack", **told)


@opens_to(Role.ANYBODY)
@require_safe
def pack_odt(request: HttpRequest, gathering: str) -> HttpResponse:
    """The same to edit."""
    return _odt(request, "papers/pdf/pack.jinja", "pack", f"/come/{gathering}/pack", _told(request, gathering))


@opens_to(Role.ANYBODY)
@require_safe
def minutes_odt(request: HttpRequest, gathering: str) -> HttpResponse:
    """The minutes to edit, for whoever may read them."""
    told = minutes_of(request, gathering)
    return _odt(request, "papers/pdf/minutes.jinja", "minutes", f"/come/{gathering}/minutes", told)


def _told(request: HttpRequest, public_id: str) -> dict[str, Any]:
    found = get_object_or_404(Gathering.objects.open_to_all().for_page(), public_id=public_id)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not (found.agenda_at or actor.holds(Role.MEMBER, Role.HOST, Role.COORDINATOR)):
        raise Http404
    return {"pack": pack_of(found), "gathering": found}


def _odt(request: HttpRequest, template: str, name: str, path: str, told: dict[str, Any]) -> HttpResponse:
    """Write it; where this machine cannot, lead to the page itself."""
    try:
        written = as_odt(template, forum=forum_of(request), today=clock.today(), address="", **told)
    except NoOdt:
        return redirect(path)
    headers = {"Content-Disposition": f'attachment; filename="{name}.odt"'}
    return HttpResponse(written, content_type=TYPE, headers=headers)
