"""Papers of gatherings: a poster, a sheet for the door, the letter to a group that was visited, what we work on."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from forum.ground import clock
from forum.ground.codes.picture import square
from forum.ground.dated.queries import forum_of
from forum.journey.answered.models import Answer
from forum.journey.answered.rules import AnswerKind
from forum.journey.answered.visited import visited
from forum.outlets.papers.pdf import NoPdf, as_pdf
from forum.people.partners.queries import partners
from forum.people.policy import Role
from forum.people.policy.doors import opens_to
from forum.rooms.gatherings.models import Gathering
from forum.rooms.together.models import Work

SIZES = {"a4", "a5"}
ON_A_PAGE = 6
STORIES = 3
TO_TICK = 60


@opens_to(Role.ANYBODY)
@require_safe
def poster_pdf(request: HttpRequest, gathering: str) -> HttpResponse:
    """A poster of A4, a leaflet of A5 with `size=a5`; `large` for large print."""
    found = _found(gathering)
    size = request.GET.get("size", "a4").lower()
    told = {"gathering": found, "size": size if size in SIZES else "a4", "large": "large" in request.GET}
    path = f"/come/{found.public_id}"
    return paper(request, "papers/pdf/poster.jinja", name="poster", path=path, **told)


@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_safe
def sheet_pdf(request: HttpRequest, gathering: str) -> HttpResponse:
    """A sheet for the door: one tick for each who comes, and nobody's name."""
    found = _found(gathering)
    told = {"gathering": found, "ticks": range(TO_TICK)}
    return paper(request, "papers/pdf/sheet.jinja", name="door", path=f"/come/{found.public_id}", **told)


@opens_to(Role.ANYBODY)
@require_safe
def visited_pdf(request: HttpRequest, organisation: str) -> HttpResponse:
    """Two pages for a group's wall: what was heard there, what came of it, when somebody comes again."""
    found = get_object_or_404(partners(), slug=organisation)
    path = f"/visited/{found.slug}"
    return paper(request, "papers/pdf/visited.jinja", name=found.slug, path=path, told=visited(found))


@opens_to(Role.ANYBODY)
@require_safe
def working_on_pdf(request: HttpRequest) -> HttpResponse:
    """One page to hand out: what we are working on together, what changed, and how to come in."""
    answers = Answer.objects.newest().filter(yes__gt=0).exclude(kind=AnswerKind.NO).select_related("matter")[:STORIES]
    coming = Gathering.objects.taking_place().select_related("venue")[:STORIES]
    told = {"works": Work.objects.going_on()[:ON_A_PAGE], "answers": answers, "coming": coming}
    return paper(request, "papers/pdf/working_on.jinja", name="working-on", path="/together", **told)


def _found(public_id: str) -> Gathering:
    return get_object_or_404(Gathering.objects.open_to_all().for_page(), public_id=public_id)


def paper(request: HttpRequest, template: str, *, name: str, path: str, **told: object) -> HttpResponse:
    """Draw it; where this machine cannot, lead to the page itself, which prints."""
    address = f"{settings.FORUM_ADDRESS}{path}"
    shown = {"address": address.partition("://")[2], "picture": square(address)}
    try:
        pdf = as_pdf(template, forum=forum_of(request), today=clock.today(), **shown, **told)
    except NoPdf:
        return redirect(path)
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
