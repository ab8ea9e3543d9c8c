"""Doors to series: the rolling record, and planning the next days where the forum has not been."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forum.ground import clock
from forum.ground.pages import cursor
from forum.ground.places.models import Area
from forum.people.membership.models import Group
from forum.people.membership.rules import GroupKind
from forum.people.policy import Role, may
from forum.people.policy.doors import attempt, opens_to
from forum.rooms.gatherings import actions, queries
from forum.rooms.gatherings.forms import PlanForm, SeriesForm
from forum.rooms.gatherings.models import Series, Venue
from forum.rooms.gatherings.views.gatherings import actor_at

A_YEAR = timedelta(days=365)
MOST_DAYS = 26
VENUES = 200


@opens_to(Role.ANYBODY)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Every series."""
    page = cursor.page(Series.objects.all(), request)
    told = {"page": page, "may_begin": may(actor_at(request), "gatherings.begin_series")}
    return render(request, "gatherings/all_series.jinja", told)


@never_cache
@opens_to(Role.SEAT, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a series."""
    form = SeriesForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        minutes, group = 60 * given.pop("hours"), Group.objects.get(kind=GroupKind.FORUM)
        made = attempt(
            form, lambda: actions.begin_series(actor=actor_at(request), group=group, minutes=minutes, **given)
        )
        if made:
            return redirect("gatherings:plan_series", made.public_id)
    return render(request, "gatherings/begin_series.jinja", {"form": form})


@opens_to(Role.ANYBODY)
@require_safe
def series(request: HttpRequest, series: str) -> HttpResponse:
    """One series: what is to come and what has been, in one list."""
    found = get_object_or_404(Series.objects.select_related("group"), public_id=series)
    rows = found.gatherings.open_to_all().for_page()
    told = {
        "series": found,
        "page": cursor.page(rows, request, by=("-starts_at", "-pk"), size=26),
        "now": clock.now(),
        "may_plan": may(actor_at(request), "gatherings.plan_series"),
    }
    return render(request, "gatherings/series.jinja", told)


@never_cache
@opens_to(Role.SEAT, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, series: str) -> HttpResponse:
    """A year of days, with a place proposed for each: where the forum has not been for longest."""
    found = get_object_or_404(Series, public_id=series)
    areas = list(Area.objects.order_by("order", "name")[:VENUES])
    venues = list(Venue.objects.order_by("town", "name", "pk")[:VENUES])
    with_a_place = [area for area in areas if area.pk in {one.area_id for one in venues}]
    days = next_days(found)
    proposed = list(zip(days, queries.rotation(with_a_place, len(days)), strict=False))
    form = PlanForm(request.POST if request.method == "POST" else None, days=proposed, venues=venues)
    if request.method == "POST" and form.is_valid():
        chosen = form.chosen()
        if attempt(form, lambda: actions.plan_series(actor=actor_at(request), series=found, days=chosen)):
            return redirect("gatherings:series", found.public_id)
    return render(request, "gatherings/plan_series.jinja", {"form": form, "series": found})


def next_days(series: Series) -> list[date]:
    """The days of the year to come, on from the last that is planned or from four weeks hence."""
    step = timedelta(weeks=series.every_weeks)
    last = series.gatherings.order_by("-starts_at").values_list("starts_at", flat=True).first()
    soonest = clock.today() + timedelta(days=1)
    first = localdate(last) + step if last else clock.today() + timedelta(weeks=4)
    while first < soonest:
        first += step
    days: list[date] = []
    while first <= clock.today() + A_YEAR and len(days) < MOST_DAYS:
        days.append(first)
        first += step
    return days
