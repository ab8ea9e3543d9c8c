"""Doors to gatherings: where to meet us, and one gathering."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forum.ground.pages import cursor
from forum.people.membership.models import Group
from forum.people.membership.rules import GroupKind
from forum.people.policy import Actor, Role
from forum.people.policy.doors import attempt, opens_to
from forum.rooms.gatherings import actions
from forum.rooms.gatherings.forms import AnnounceForm, PresenceForm
from forum.rooms.gatherings.models import Gathering


@opens_to(Role.ANYBODY)
@require_safe
def come(request: HttpRequest) -> HttpResponse:
    """What is coming up, the soonest first."""
    page = cursor.page(Gathering.objects.coming_up().for_page(), request, by=("starts_at", "pk"))
    return render(request, "gatherings/come.jinja", {"page": page})


@opens_to(Role.ANYBODY)
@require_safe
def been(request: HttpRequest) -> HttpResponse:
    """Where we have been, the latest first."""
    page = cursor.page(Gathering.objects.been().for_page(), request, by=("-starts_at", "-pk"))
    return render(request, "gatherings/been.jinja", {"page": page})


@opens_to(Role.ANYBODY)
@require_safe
def gathering(request: HttpRequest, gathering: str) -> HttpResponse:
    """One gathering: when, where, how to get in, what it is about."""
    found = get_object_or_404(Gathering.objects.open_to_all().for_page(), public_id=gathering)
    slots = list(found.slots.order_by("order"))
    return render(request, "gatherings/gathering.jinja", {"gathering": found, "slots": slots})


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def announce(request: HttpRequest) -> HttpResponse:
    """Announce a gathering, at a place we know or a new one."""
    form = AnnounceForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: _announce(request.actor, form))  # type: ignore[attr-defined]
        if made:
            return redirect("gatherings:gathering", made.public_id)
    return render(request, "gatherings/announce.jinja", {"form": form})


@transaction.atomic
def _announce(actor: Actor, form: AnnounceForm) -> Gathering:
    given = form.cleaned_data
    venue = given["venue"] or actions.add_venue(
        actor=actor, name=given["new_venue"], town=given["new_town"], area=given["new_area"]
    )
    return actions.announce(
        actor=actor,
        kind=given["kind"],
        title=given["title"],
        in_short=given["in_short"],
        venue=venue,
        group=Group.objects.get(kind=GroupKind.FORUM),
        starts_at=form.starts_at,
        ends_at=form.ends_at,
    )


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def note_presence(request: HttpRequest, gathering: str) -> HttpResponse:
    """Note which seats are there."""
    found = get_object_or_404(Gathering.objects.for_page(), public_id=gathering)
    noted = {"seats": list(found.presences.values_list("seat", flat=True)), "came": found.came}
    form = PresenceForm(request.POST) if request.method == "POST" else PresenceForm(initial=noted)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        move = lambda: actions.note_presence(  # noqa: E731
            actor=request.actor,  # type: ignore[attr-defined]
            gathering=found,
            **given,
        )
        if attempt(form, move) is not None:
            return redirect("gatherings:gathering", found.public_id)
    return render(request, "gatherings/presence.jinja", {"form": form, "gathering": found})
