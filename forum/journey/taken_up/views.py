"""Doors to the short road and to the beginning of the long one."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forum.ground.forms import Form
from forum.journey.heard.models import Voice
from forum.journey.taken_up import actions, from_groups, short_road
from forum.journey.taken_up.forms import (
    AgendaForm,
    AskForm,
    EarlyForm,
    FromGroupsForm,
    NoteForm,
    ShortForm,
    TakeUpForm,
    UpdatesForm,
    place_named,
)
from forum.journey.taken_up.models import Matter
from forum.journey.taken_up.queries import awaited_from, voices_not_fed
from forum.journey.taken_up.rules import Short
from forum.journey.themed.views import go_on
from forum.people.policy import Role
from forum.people.policy.doors import attempt, opens_to
from forum.rooms.gatherings.models import Gathering


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def answer_directly(request: HttpRequest, voice: str) -> HttpResponse:
    """Answer a voice straight away."""
    found = get_object_or_404(Voice.objects.kept(), public_id=voice)
    form = ShortForm(request.POST if request.method == "POST" else None, initial=_kind_asked_for(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data | {"thanks_to": form.concerned()}
        move = lambda: short_road.answer_directly(actor=_actor(request), voice=found, **given)  # noqa: E731
        if attempt(form, move):
            return go_on(request, found)
    return render(request, "taken_up/answer_directly.jinja", {"form": form, "voice": found})


@never_cache
@opens_to(Role.MEMBER)
@require_http_methods(["GET", "POST"])
def take_up(request: HttpRequest) -> HttpResponse:
    """Take something up as a matter."""
    form = TakeUpForm(request.POST if request.method == "POST" else None)
    given = lambda: actions.take_up(actor=_actor(request), **form.cleaned_data)  # noqa: E731
    return _made(request, form, given, "taken_up/take_up.jinja")


@never_cache
@opens_to(Role.HOST, Role.PARTNER)
@require_http_methods(["GET", "POST"])
def bring_early(request: HttpRequest) -> HttpResponse:
    """Bring a plan early, while it can still change."""
    form = EarlyForm(request.POST if request.method == "POST" else None)
    given = lambda: actions.bring_early(actor=_actor(request), **form.cleaned_data)  # noqa: E731
    return _made(request, form, given, "taken_up/bring_early.jinja")


@never_cache
@opens_to(Role.MEMBER, Role.HOST, Role.PARTNER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def write_note(request: HttpRequest, matter: str) -> HttpResponse:
    """Write what a decision would mean for somebody."""
    found = get_object_or_404(Matter, public_id=matter)
    form = NoteForm(request.POST if request.method == "POST" else None)
    ask = awaited_from(_actor(request), found)
    given = lambda: actions.write_impact_note(  # noqa: E731
        actor=_actor(request), matter=found, ask=ask, **form.cleaned_data
    )
    return _made(request, form, given, "taken_up/write_note.jinja", matter=found)


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def ask_for_note(request: HttpRequest, matter: str) -> HttpResponse:
    """Ask somebody what a decision would mean for the people they know."""
    found = get_object_or_404(Matter, public_id=matter)
    form = AskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        place = place_named(form.cleaned_data["place"])
        move = lambda: actions.ask_for_note(  # noqa: E731
            actor=_actor(request), matter=found, by=form.cleaned_data["by"], **place
        )
        if attempt(form, move):
            return redirect("taken_up:ask_for_note", found.public_id)
    asks = found.impact_asks.select_related("office", "organisation", "seat", "note").order_by("by", "pk")
    return render(request, "taken_up/ask_for_note.jinja", {"form": form, "matter": found, "asks": asks})


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def put_on_agenda(request: HttpRequest, matter: str) -> HttpResponse:
    """Give a matter a time in a meeting."""
    found = get_object_or_404(Matter, public_id=matter)
    form = AgendaForm(request.POST if request.method == "POST" else None)
    given = lambda: actions.put_on_agenda(actor=_actor(request), matter=found, **form.cleaned_data)  # noqa: E731
    return _made(request, form, given, "taken_up/put_on_agenda.jinja", matter=found)


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def put_updates(request: HttpRequest, gathering: str) -> HttpResponse:
    """Choose whose work gets a few minutes in a meeting; what has had news since the last one comes first."""
    meeting = get_object_or_404(Gathering.objects.select_related("venue"), public_id=gathering)
    form = UpdatesForm(request.POST if request.method == "POST" else None, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: (actions.put_updates(actor=_actor(request), meeting=meeting, **given), True)):
            return redirect("gatherings:agenda", meeting.public_id)
    return render(request, "taken_up/updates.jinja", {"form": form, "meeting": meeting})


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def bring_from_groups(request: HttpRequest) -> HttpResponse:
    """Put what closed groups recommended on an agenda."""
    form = FromGroupsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = attempt(form, lambda: from_groups.bring_from_group(actor=_actor(request), **given))
        if made:
            return redirect("gatherings:gathering", given["meeting"].public_id)
    waits = from_groups.waiting().exists()
    return render(request, "taken_up/from_groups.jinja", {"form": form, "waits": waits})


@never_cache
@opens_to(Role.MEMBER)
@require_http_methods(["GET", "POST"])
def feed(request: HttpRequest, matter: str) -> HttpResponse:
    """Tie what was said since under the matter's themes to it."""
    found = get_object_or_404(Matter, public_id=matter)
    form = Form(request.POST if request.method == "POST" else None)
    newer = voices_not_fed(found)
    if request.method == "POST" and form.is_valid():
        attempt(form, lambda: actions.feed(actor=_actor(request), matter=found, voices=newer))
        if not form.errors:
            return redirect("tracker:matter", found.public_id)
    return render(request, "taken_up/feed.jinja", {"form": form, "matter": found, "newer": newer})


def _kind_asked_for(request: HttpRequest) -> dict[str, str]:
    """The kind that whoever sorts chose on the way here."""
    kind = request.GET.get("kind", "")
    return {"kind": kind} if kind in Short.values else {}


def _actor(request: HttpRequest) -> Any:
    return request.actor  # type: ignore[attr-defined]


def _made(
    request: HttpRequest, form: Form, move: Callable[[], Any], template: str, matter: Matter | None = None
) -> HttpResponse:
    """Make the move and go to its matter, or show the form with what stands in the way."""
    if request.method == "POST" and form.is_valid():
        made = attempt(form, move)
        if made:
            return redirect("tracker:matter", (matter or made).public_id)
    return render(request, template, {"form": form, "matter": matter})
