"""Doors of one's own: the page of links, pace, seconds, and hours without post."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground import clock
from forum.people.agreement.queries import in_force, to_sign
from forum.people.care import actions, queries
from forum.people.care.forms import CalledForm, KeepForm, PaceForForm, UntilForm
from forum.people.care.here import actor_at, key_at
from forum.people.care.models import KeptComing, NeedsSheet, SecondAsked
from forum.people.care.places import places_here
from forum.people.care.rules import REST_WEEKS, Amount, Keep
from forum.people.groups import queries as groups
from forum.people.keys.queries import waiting_for
from forum.people.membership.models import Office, Resting, Seat, StandIn
from forum.people.membership.queries import covered_now
from forum.people.membership.rules import GroupKind
from forum.people.policy import Role
from forum.people.policy.doors import attempt, opens_to

SEATS_SHOWN = 60


@never_cache
@opens_to(Role.KNOWN)
@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """One's own page: a calm list of links, and how much one can take on."""
    actor, key = actor_at(request), key_at(request)
    sheet = NeedsSheet.objects.filter(person=key).first()
    told = {
        "places": places_here(),
        "pace": queries.pace_of(key),
        "rested": queries.rested_lately(key),
        "ask_again": sheet is not None and sheet.is_to_ask_again,
        "asked_second": SecondAsked.objects.filter(person=key).select_related("seat", "office", "asked_by")[:3],
        "signs": bool(to_sign(actor, in_force())),
        "asked_in": groups.asked(key)[:3],
        "keys": waiting_for(actor),
        "sends": actor.holds(Role.COORDINATOR),
        "talks": queries.talks_for(actor)[:3],
    }
    return render(request, "care/me.jinja", told)


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def pace(request: HttpRequest) -> HttpResponse:
    """How much today: each answer is one tap. Nothing asks why."""
    key = key_at(request)
    form = UntilForm(request.POST if "until_day" in request.POST else None)
    if request.method == "POST":
        amount, until = _chosen(request)
        if amount is None and form.is_valid():
            amount, until = Amount.NOTHING, form.cleaned_data["until"]
        was_resting = bool(queries.away([key]))
        if amount and attempt(form, lambda: actions.set_pace(actor=actor_at(request), amount=amount, until=until)):
            return redirect("/me/back" if was_resting and amount != Amount.NOTHING else "care:pace")
    resting = Resting.objects.now().filter(person=key).first()
    kept = list(KeptComing.objects.filter(person=key).values_list("kind", flat=True))
    covers = StandIn.objects.filter(pk__in=_my_covers(request)).select_related("person", "seat", "office")
    told = {
        "form": form,
        "keep": KeepForm(initial={"kinds": kept}),
        "resting": resting,
        "pace": queries.pace_of(key),
        "weeks": [(weeks, clock.today() + timedelta(weeks=weeks)) for weeks in REST_WEEKS],
        "covers": covers,
    }
    return render(request, "care/pace.jinja", told)


@never_cache
@opens_to(Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def pace_for(request: HttpRequest) -> HttpResponse:
    """What somebody says by phone, written down in one screen."""
    form = PaceForForm(request.POST if request.method == "POST" else None)
    said = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        said = attempt(form, lambda: actions.set_pace_for(actor=actor_at(request), **given))
    told = {"form": PaceForForm() if said else form, "said": said}
    return render(request, "care/pace_for.jinja", told)


def _chosen(request: HttpRequest) -> tuple[str | None, Any]:
    """What the tapped button says: an amount, or so many weeks of nothing."""
    amount, weeks = request.POST.get("amount"), request.POST.get("weeks", "")
    if amount in Amount.values:
        return amount, None
    if weeks in {str(each) for each in REST_WEEKS}:
        return Amount.NOTHING, clock.today() + timedelta(weeks=int(weeks))
    return None, None


def _my_covers(request: HttpRequest) -> list[int]:
    """The seconds who act for what one holds, now that one rests."""
    actor = actor_at(request)
    seats, offices = [seat.pk for seat in actor.seats], [office.pk for office in actor.offices]
    covers = covered_now().exclude(person=actor.person)
    found = covers.filter(seat__in=seats) | covers.filter(office__in=offices)
    return list(found.values_list("pk", flat=True))


@never_cache
@opens_to(Role.KNOWN)
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """What still comes while one rests."""
    form = KeepForm(request.POST)
    if form.is_valid():
        actions.keep_coming(actor=actor_at(request), kinds=form.cleaned_data["kinds"])
    elif set(request.POST.getlist("kinds")) <= set(Keep.values):
        actions.keep_coming(actor=actor_at(request), kinds=[])
    return redirect("care:pace")


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def seats(request: HttpRequest) -> HttpResponse:
    """Seats and offices with one person only, who covers, and asking somebody to be the second."""
    actor, key = actor_at(request), key_at(request)
    form = CalledForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        place = _place(request)
        if attempt(form, lambda: actions.ask_second(actor=actor, called=form.cleaned_data["called"], **place)):
            return redirect("care:seats")
    told = {
        "form": form,
        "asked_place": request.POST.get("place", ""),
        "mine": _own_places(request),
        "all": _all_seats() if actor.holds(Role.MEMBER, Role.COORDINATOR) else [],
        "asked": SecondAsked.objects.filter(person=key).select_related("seat", "office", "asked_by"),
        "second_of": StandIn.objects.now().filter(person=key).select_related("seat", "office"),
    }
    return render(request, "care/seats.jinja", told)


def _place(request: HttpRequest) -> dict[str, Any]:
    kind, _colon, public_id = request.POST.get("place", "").partition(":")
    if kind == "office":
        return {"office": get_object_or_404(Office, public_id=public_id)}
    return {"seat": get_object_or_404(Seat, public_id=public_id)}


def _own_places(request: HttpRequest) -> list[dict[str, Any]]:
    """What one holds oneself, each with its second or whoever is asked."""
    actor, key = actor_at(request), key_at(request)
    mine = [("seat", seat) for seat in actor.seats] + [("office", office) for office in actor.offices]
    if not mine:
        return []
    seats, offices = [seat.pk for seat in actor.seats], [office.pk for office in actor.offices]
    now = StandIn.objects.now().select_related("person")
    seconds = {("seat", one.seat_id): one for one in now.filter(seat__in=seats)}
    seconds |= {("office", one.office_id): one for one in now.filter(office__in=offices)}
    by_me = SecondAsked.objects.filter(asked_by=key).select_related("person")
    asked = {("seat", one.seat_id) if one.seat_id else ("office", one.office_id): one for one in by_me}
    found: list[dict[str, Any]] = [
        {"kind": kind, "place": place, "second": seconds.get((kind, place.pk)), "asked": asked.get((kind, place.pk))}
        for kind, place in mine
    ]
    return [one for one in found if one["second"] is None or one["second"].person_id != key]


def _all_seats() -> list[dict[str, Any]]:
    """The seats of the forum: which need a second, and who covers today."""
    shown = Seat.objects.filter(group__kind=GroupKind.FORUM).select_related("constituency").order_by("order", "pk")
    shown = shown[:SEATS_SHOWN]
    seconds = {
        one.seat_id: one.person.called
        for one in StandIn.objects.now().filter(seat__isnull=False).select_related("person")
    }
    covers = {one.seat_id for one in covered_now().filter(seat__isnull=False)}
    return [{"seat": seat, "second": seconds.get(seat.pk), "covers": seat.pk in covers} for seat in shown]


@never_cache
@opens_to(Role.KNOWN)
@require_POST
def be_second(request: HttpRequest, asked: int) -> HttpResponse:
    """Yes, or rather not."""
    found = get_object_or_404(SecondAsked, pk=asked, person=key_at(request))
    form = CalledForm(request.POST)
    attempt(form, lambda: actions.be_second(actor=actor_at(request), asked=found, yes="yes" in request.POST))
    return redirect("care:seats")


@never_cache
@opens_to(Role.KNOWN)
@require_POST
def end_second(request: HttpRequest, stand_in: int) -> HttpResponse:
    """End being a second, or having one."""
    found = get_object_or_404(StandIn.objects.now(), pk=stand_in)
    actions.end_second(actor=actor_at(request), stand_in=found)
    return redirect("care:seats")
