"""Doors of one's own: roles held, what one has done, and interests."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground import clock
from forum.ground.forms import Form
from forum.ground.pages import cursor
from forum.people.membership.models import Person
from forum.people.policy import Actor, Role
from forum.people.policy.doors import attempt, opens_to
from forum.people.roles import actions, queries
from forum.people.roles.forms import DoneForm, InterestForm
from forum.people.roles.models import Appointment, DeclaredInterest, Done, DonePage
from forum.people.roles.rules import ENDS, Takes

DONE_SHOWN = 20


@never_cache
@opens_to(Role.KNOWN)
@require_safe
def held(request: HttpRequest) -> HttpResponse:
    """The roles one holds, with their pairs, and what one is interested in."""
    person = _person(request)
    holds = Appointment.objects.now().filter(person=person).select_related("role").order_by("pk")
    holds = holds.prefetch_related("role__appointments__person")
    asked = queries.expressions_of(person)[:20]
    told = {
        "held": holds,
        "asked": [one for one in asked if one.now_at.kind not in ENDS],
        "takes": Takes.choices,
        "me": person,
    }
    return render(request, "roles/held.jinja", told)


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def hand_back(request: HttpRequest, appointment: int) -> HttpResponse:
    """Hand a role back. One tap, no field."""
    found = get_object_or_404(Appointment.objects.select_related("role"), pk=appointment, person=_person(request))
    if request.method == "POST":
        form = Form(request.POST)
        form.is_valid()
        attempt(form, lambda: actions.hand_back(actor=_actor(request), appointment=found))
        return render(request, "roles/handed_back.jinja", {"role": found.role})
    return redirect("roles:held")


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def choose_pay(request: HttpRequest, appointment: int) -> HttpResponse:
    """Choose what one takes for a task."""
    found = get_object_or_404(Appointment, pk=appointment, person=_person(request))
    takes = request.POST.get("takes", "")
    if request.method == "POST" and takes in Takes.values:
        actions.choose_pay(actor=_actor(request), appointment=found, takes=takes)
    return redirect("roles:held")


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def done(request: HttpRequest) -> HttpResponse:
    """What one has done, and one more row."""
    person = _person(request)
    form = DoneForm(request.POST if request.method == "POST" else None, initial={"day": clock.today()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.keep_done(actor=_actor(request), **given)):
            return redirect("roles:done")
    page = cursor.page(Done.objects.filter(person=person), request, by=("-day", "-pk"), size=DONE_SHOWN)
    told = {
        "form": form,
        "page": page,
        "shown": DonePage.objects.filter(person=person).first(),
        "person": Person.objects.get(pk=person),
    }
    return render(request, "roles/done.jinja", told)


@never_cache
@opens_to(Role.KNOWN)
@require_POST
def show_done(request: HttpRequest) -> HttpResponse:
    """Show it, or show it to nobody."""
    if "show" in request.POST:
        actions.show_done(actor=_actor(request))
    else:
        actions.hide_done(actor=_actor(request))
    return redirect("roles:done")


@never_cache
@opens_to(Role.KNOWN)
@require_POST
def remove_done(request: HttpRequest, row: int) -> HttpResponse:
    """Delete a row."""
    found = get_object_or_404(Done, pk=row, person=_person(request))
    actions.remove_done(actor=_actor(request), row=found)
    return redirect("roles:done")


@opens_to(Role.ANYBODY)
@require_safe
def done_by(request: HttpRequest, person: str) -> HttpResponse:
    """What somebody shows that they have done."""
    found = DonePage.objects.filter(person__public_id=person).select_related("person").first()
    if found is None:
        raise Http404
    page = cursor.page(found.person.done.all(), request, by=("-day", "-pk"), size=DONE_SHOWN)
    answer = render(request, "roles/done_by.jinja", {"person": found.person, "page": page})
    answer["X-Robots-Tag"] = "noindex"
    return answer


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def interests(request: HttpRequest) -> HttpResponse:
    """One's interests, and one more."""
    form = InterestForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        told = form.told()
        if attempt(form, lambda: actions.declare_interest(actor=_actor(request), **told)):
            return redirect("roles:own_interests")
    mine = DeclaredInterest.objects.filter(person=_person(request)).select_related("organisation", "office")
    return render(request, "roles/interests.jinja", {"form": form, "mine": mine.order_by("-since", "-pk")[:50]})


@never_cache
@opens_to(Role.KNOWN)
@require_POST
def end_interest(request: HttpRequest, interest: str) -> HttpResponse:
    """Say that an interest has ended."""
    found = get_object_or_404(DeclaredInterest, public_id=interest, person=_person(request))
    actions.end_interest(actor=_actor(request), interest=found)
    return redirect("roles:own_interests")


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _person(request: HttpRequest) -> int:
    person = _actor(request).person
    if person is None:
        raise Http404
    return person
