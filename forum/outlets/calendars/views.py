"""Doors to calendars: how to subscribe, each calendar, one's own, and bringing a file in."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground.dated.queries import forum_of
from forum.ground.places.models import Area
from forum.outlets.calendars import actions, queries
from forum.outlets.calendars.forms import ChooseForm, FileForm, unpack
from forum.outlets.calendars.models import SecretAddress
from forum.outlets.calendars.rules import MOST, Words
from forum.outlets.calendars.writing import calendar
from forum.people.membership.models import Group
from forum.people.membership.rules import GroupKind
from forum.people.policy import Actor, Role, may
from forum.people.policy.doors import attempt, opens_to
from forum.rooms.gatherings.models import Gathering

LISTED = 60
TYPE = "text/calendar; charset=utf-8"


@opens_to(Role.ANYBODY)
@require_safe
def calendars(request: HttpRequest) -> HttpResponse:
    """How to have our gatherings in one's own calendar."""
    actor = _actor(request)
    told = {
        "areas": Area.objects.all()[:LISTED],
        "groups": Group.objects.in_the_open().filter(closed_on=None).order_by("kind", "name")[:LISTED],
        "has_own": actor.person and SecretAddress.objects.filter(person=actor.person).exists(),
        "may_bring_in": may(actor, "calendars.bring_in"),
        "address": settings.FORUM_ADDRESS,
        "subscribe": f"webcal://{settings.FORUM_ADDRESS.partition('://')[2]}",
    }
    return render(request, "calendars/calendars.jinja", told)


@opens_to(Role.ANYBODY)
@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """All open gatherings."""
    return _file(queries.shown()[:MOST], name=forum_of(request).name)


@opens_to(Role.ANYBODY)
@require_safe
def of_area(request: HttpRequest, area: str) -> HttpResponse:
    """Those in one part of the county."""
    found = get_object_or_404(Area, slug=area)
    return _file(queries.shown().filter(venue__area=found)[:MOST], name=f"{forum_of(request).name}: {found.name}")


@opens_to(Role.ANYBODY)
@require_safe
def of_group(request: HttpRequest, group: str) -> HttpResponse:
    """Those of one group."""
    del request
    found = get_object_or_404(Group.objects.in_the_open(), slug=group)
    return _file(queries.shown().filter(group=found)[:MOST], name=found.name)


@never_cache
@opens_to(Role.ANYBODY)
@require_safe
def own(request: HttpRequest, secret: str) -> HttpResponse:
    """Where somebody comes or goes, at an address that only they know."""
    del request
    person = queries.whose(secret)
    if person is None:
        raise Http404
    return _file(queries.own(person)[:MOST], name=_("Mine"))


@opens_to(Role.ANYBODY)
@require_safe
def one(request: HttpRequest, gathering: str) -> HttpResponse:
    """One gathering, to add to a calendar."""
    del request
    found = get_object_or_404(Gathering.objects.open_to_all().for_page(), public_id=gathering)
    return _file([found], name=found.title, file=found.public_id)


@never_cache
@opens_to(Role.KNOWN)
@require_POST
def make_address(request: HttpRequest) -> HttpResponse:
    """Make one's secret address, and show it the one time that there is one; or let it lead nowhere."""
    actor = _actor(request)
    if "forget" in request.POST:
        actions.forget_address(actor=actor)
        return redirect("calendars:calendars")
    path = f"/calendar/mine/{actions.make_address(actor=actor)}.ics"
    told = {
        "address": f"{settings.FORUM_ADDRESS}{path}",
        "subscribe": f"webcal://{settings.FORUM_ADDRESS.partition('://')[2]}{path}",
    }
    return render(request, "calendars/own.jinja", told)


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def bring_in(request: HttpRequest) -> HttpResponse:
    """Choose a calendar file; then choose what of it to announce, and where."""
    if request.method == "POST" and "found" in request.POST:
        return _choose(request)
    form = FileForm(request.POST if request.method == "POST" else None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        found = form.cleaned_data["file"]
        return render(request, "calendars/choose.jinja", {"form": ChooseForm(found=found)})
    return render(request, "calendars/bring_in.jinja", {"form": form})


def _choose(request: HttpRequest) -> HttpResponse:
    found = unpack(request.POST["found"])
    if found is None:
        again = FileForm(request.POST, request.FILES)
        again.errors.clear()
        again.add_error(None, str(Words.STALE))
        return render(request, "calendars/bring_in.jinja", {"form": again})
    form = ChooseForm(request.POST, found=found)
    if form.is_valid():
        chosen, group = form.chosen(), Group.objects.get(kind=GroupKind.FORUM)
        kind = form.cleaned_data["kind"]
        made = attempt(form, lambda: actions.bring_in(actor=_actor(request), group=group, kind=kind, chosen=chosen))
        if made is not None:
            return render(request, "calendars/brought_in.jinja", {"made": made, "chosen": chosen})
    return render(request, "calendars/choose.jinja", {"form": form})


def _file(gatherings: object, *, name: str, file: str = "calendar") -> HttpResponse:
    return HttpResponse(
        calendar(gatherings, name=name),  # type: ignore[arg-type]  # a queryset or a list
        content_type=TYPE,
        headers={"Content-Disposition": f'inline; filename="{file}.ics"'},
    )


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
