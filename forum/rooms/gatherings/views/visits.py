"""Doors to visits: writing what was heard, and the group's yes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground.forms import Form
from forum.people.policy import Role, may
from forum.people.policy.doors import attempt, opens_to
from forum.rooms.gatherings import actions
from forum.rooms.gatherings.forms import VisitForm
from forum.rooms.gatherings.models import Gathering, Visit
from forum.rooms.gatherings.queries import towards
from forum.rooms.gatherings.views.gatherings import actor_at


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, gathering: str) -> HttpResponse:
    """What was shared and heard, for the group to read first; and how it went, among members."""
    rows = Gathering.objects.for_page().filter(visits__isnull=False)
    found = get_object_or_404(rows, public_id=gathering)
    visit = Visit.objects.filter(gathering=found).first()
    form = VisitForm(request.POST if request.method == "POST" else None, initial=VisitForm.as_it_is(visit))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.write_visit(actor=actor_at(request), gathering=found, **given)):
            return redirect("gatherings:visit", found.public_id)
    return render(request, "gatherings/write_visit.jinja", {"form": form, "gathering": found})


@never_cache
@opens_to(Role.PARTNER, Role.COORDINATOR)
@require_POST
def approve(request: HttpRequest, gathering: str) -> HttpResponse:
    """The group's yes, by one of its own or told to the coordinator."""
    visit = get_object_or_404(Visit.objects.select_related("gathering"), gathering__public_id=gathering)
    form = Form(request.POST)
    if attempt(form, lambda: actions.approve_visit(actor=actor_at(request), visit=visit)) is None:
        return render(request, "gatherings/not_so.jinja", {"form": form, "gathering": visit.gathering}, status=409)
    return redirect("gatherings:visit", gathering)


@never_cache
@opens_to(Role.ANYBODY)
@require_safe
def visit(request: HttpRequest, gathering: str) -> HttpResponse:
    """What a visit shared and heard. Until the group has said yes, only those see it who went or were visited."""
    rows = Gathering.objects.open_to_all().for_page().filter(visits__isnull=False)
    found, actor = get_object_or_404(rows, public_id=gathering), actor_at(request)
    written = Visit.objects.filter(gathering=found).prefetch_related("points").first()
    theirs = found.visits_id in {place.pk for place in actor.organisations}
    went = may(actor, "gatherings.write_visit", also=towards(actor, found))
    if written is None or not (written.approved_at or theirs or went):
        raise Http404
    points = list(written.points.all())
    told = {
        "gathering": found, "visit": written, "theirs": theirs, "went": went,
        "points": [one for one in points if one.stands_apart],
        "among_few": [one for one in points if not one.stands_apart],
        "may_approve": not written.approved_at and (theirs or actor.holds(Role.COORDINATOR)),
        "inside": actor.holds(Role.MEMBER, Role.COORDINATOR),
    }  # fmt: skip
    return render(request, "gatherings/visit.jinja", told)
