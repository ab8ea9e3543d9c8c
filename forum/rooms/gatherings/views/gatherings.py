"""Doors to gatherings: where to meet us, one gathering, and what its people do with it."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground.forms import Form
from forum.ground.pages import cursor
from forum.people.membership.models import Group
from forum.people.membership.rules import GroupKind
from forum.people.policy import Actor, Role, may
from forum.people.policy.doors import attempt, opens_to
from forum.rooms.gatherings import actions
from forum.rooms.gatherings.actions.seconding import enough, side_for
from forum.rooms.gatherings.forms import AnnounceForm, CancelForm, ChangeForm, PresenceForm
from forum.rooms.gatherings.models import Coming, Gathering
from forum.rooms.gatherings.rules import Kind

ACTS = (
    "change", "cancel", "see_coming", "write_visit", "go_along", "note_presence", "set_slot", "write_minutes",
)  # fmt: skip
INSIDE = frozenset({Role.MEMBER, Role.COORDINATOR, Role.HOST})


def actor_at(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def found_for(request: HttpRequest, public_id: str) -> Gathering:
    """One gathering: announced ones for everybody, those still being prepared for members and staff."""
    inside = actor_at(request).holds(*INSIDE)
    rows = Gathering.objects.for_page().select_related("visit", "series", "minutes")
    rows = rows.exclude(kind=Kind.CIRCLE) if inside else rows.open_to_all()
    return get_object_or_404(rows, public_id=public_id)


@opens_to(Role.ANYBODY)
@require_safe
def come(request: HttpRequest) -> HttpResponse:
    """What is coming up, the soonest first."""
    page = cursor.page(Gathering.objects.coming_up().for_page(), request, by=("starts_at", "pk"))
    told = {"page": page, "inside": actor_at(request).holds(*INSIDE)}
    return render(request, "gatherings/come.jinja", told)


@opens_to(Role.ANYBODY)
@require_safe
def been(request: HttpRequest) -> HttpResponse:
    """Where we have been, the latest first."""
    page = cursor.page(Gathering.objects.been().for_page(), request, by=("-starts_at", "-pk"))
    return render(request, "gatherings/been.jinja", {"page": page})


@never_cache
@opens_to(*INSIDE)
@require_safe
def prepared(request: HttpRequest) -> HttpResponse:
    """What waits for a second person, announced or not."""
    rows = Gathering.objects.waiting_for_somebody().for_page()
    page = cursor.page(rows, request, by=("starts_at", "pk"))
    return render(request, "gatherings/prepared.jinja", {"page": page})


@opens_to(Role.ANYBODY)
@require_safe
def gathering(request: HttpRequest, gathering: str) -> HttpResponse:
    """One gathering: when, where, how to get in, what it is about."""
    found, actor = found_for(request, gathering), actor_at(request)
    inside = actor.holds(*INSIDE)
    pair = list(found.pair.select_related("person")) if inside and found.is_made_in_pairs else []
    also = {Role.PAIR} if any(one.person_id == actor.person and not one.reserve for one in pair) else set()
    told = {
        "gathering": found,
        "slots": list(found.slots.order_by("order")) if inside or found.agenda_at or found.has_begun else [],
        "inside": inside,
        "minutes": getattr(found, "minutes", None),
        "pair": pair,
        "mine": next((one for one in pair if one.person_id == actor.person), None),
        "complete": enough(found.kind, pair),
        "fits": side_for(actor, found).fits,
        "coming": Coming.objects.filter(gathering=found, person=actor.person).first() if actor.person else None,
        "may": {
            act: may(actor, f"gatherings.{act}", also=also)
            for act in (
                "change",
                "cancel",
                "see_coming",
                "write_visit",
                "go_along",
                "note_presence",
                "set_slot",
                "write_minutes",
            )
        },
        "visit": getattr(found, "visit", None),
    }
    return render(request, "gatherings/gathering.jinja", told)


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def announce(request: HttpRequest) -> HttpResponse:
    """Announce a gathering, at a place we know or a new one."""
    start = AnnounceForm.from_poll(request.GET.get("starts", ""), request.GET.get("title", ""))
    form = AnnounceForm(request.POST if request.method == "POST" else None, initial=start)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: _announce(actor_at(request), form))
        if made:
            return redirect("gatherings:gathering", made.public_id)
    return render(request, "gatherings/announce.jinja", {"form": form})


@transaction.atomic
def _announce(actor: Actor, form: AnnounceForm) -> Gathering:
    given = form.cleaned_data
    venue = given["venue"] or actions.add_venue(
        actor=actor, name=given["new_venue"], town=given["new_town"], area=given["new_area"]
    )
    group = Group.objects.get(kind=GroupKind.FORUM)
    return actions.announce(
        actor=actor, kind=given["kind"], visits=given["visits"], venue=venue, group=group, **form.told()
    )


@never_cache
@opens_to(Role.MEMBER, Role.HOST, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, gathering: str) -> HttpResponse:
    """Change what is to come."""
    found = found_for(request, gathering)
    form = ChangeForm(request.POST if request.method == "POST" else None, initial=ChangeForm.as_it_is(found))
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: actions.change(actor=actor_at(request), gathering=found, **form.told()))
        if made:
            return redirect("gatherings:gathering", found.public_id)
    return render(request, "gatherings/change.jinja", {"form": form, "gathering": found})


@never_cache
@opens_to(Role.MEMBER, Role.HOST, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, gathering: str) -> HttpResponse:
    """Cancel what is to come, with one sentence."""
    found = found_for(request, gathering)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        if attempt(form, lambda: actions.cancel(actor=actor_at(request), gathering=found, why=why)):
            return redirect("gatherings:gathering", found.public_id)
    return render(request, "gatherings/cancel.jinja", {"form": form, "gathering": found})


@never_cache
@opens_to(Role.MEMBER, Role.HOST)
@require_POST
def go_along(request: HttpRequest, gathering: str) -> HttpResponse:
    """Go there as one of two, be the reserve, or not go after all: one tap each."""
    found, actor = found_for(request, gathering), actor_at(request)
    form = Form(request.POST)
    if "not" in request.POST:
        attempt(form, lambda: actions.drop_out(actor=actor, gathering=found) or True)
    else:
        reserve = "reserve" in request.POST
        attempt(form, lambda: actions.go_along(actor=actor, gathering=found, reserve=reserve))
    if form.errors:
        return render(request, "gatherings/not_so.jinja", {"form": form, "gathering": found}, status=409)
    return redirect("gatherings:gathering", found.public_id)


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
        move = lambda: actions.note_presence(actor=actor_at(request), gathering=found, **given)  # noqa: E731
        if attempt(form, move) is not None:
            return redirect("gatherings:gathering", found.public_id)
    return render(request, "gatherings/presence.jinja", {"form": form, "gathering": found})
