"""Doors to wishes, to noting that somebody has died, and to the page of those who are remembered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground.forms import Form
from forum.ground.pages import cursor
from forum.people.farewells import actions
from forum.people.farewells.forms import DedicationForm, WhoForm, WishForm
from forum.people.farewells.models import Farewell, Wish
from forum.people.farewells.rules import MAY_BE_A_MISTAKE, WordsThen
from forum.people.membership.leaving import held_by
from forum.people.membership.models import Person
from forum.people.policy import Actor, Role
from forum.people.policy.doors import attempt, opens_to

SHOWN = 30


@opens_to(Role.ANYBODY)
@require_safe
def remembered(request: HttpRequest) -> HttpResponse:
    """Those whose families would like them to be remembered here."""
    page = cursor.page(Farewell.objects.remembered(), request, by=("-dedicated_on", "-pk"), size=SHOWN)
    return render(request, "farewells/remembered.jinja", {"page": page})


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def wishes(request: HttpRequest) -> HttpResponse:
    """What becomes of one's words after one."""
    actor = _actor(request)
    wish = Wish.objects.filter(person=actor.person).first()
    start = {"words": wish.words if wish else WordsThen.STAY}
    form = WishForm(request.POST if request.method == "POST" else None, initial=start)
    said = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        said = attempt(form, lambda: actions.say_wishes(actor=actor, **given))
    return render(request, "farewells/wishes.jinja", {"form": form, "said": said})


@never_cache
@opens_to(Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def farewells(request: HttpRequest) -> HttpResponse:
    """Somebody has died: find them, with care, for there may be two of a name."""
    form = WhoForm(request.POST if request.method == "POST" else None)
    found = form.found() if request.method == "POST" and form.is_valid() else None
    told = {
        "form": form,
        "found": [(person, held_by(person)) for person in found] if found is not None else None,
        "standing": Farewell.objects.standing().select_related("person").order_by("-pk")[:SHOWN],
    }
    return render(request, "farewells/farewells.jinja", told)


@never_cache
@opens_to(Role.COORDINATOR)
@require_POST
def note(request: HttpRequest, person: str) -> HttpResponse:
    """Note it: silence from this moment."""
    found = get_object_or_404(Person, public_id=person)
    made = attempt(Form(request.POST), lambda: actions.note_death(actor=_actor(request), person=found))
    return redirect("farewells:farewell", made.public_id) if made else redirect("farewells:farewells")


@never_cache
@opens_to(Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def farewell(request: HttpRequest, farewell: str) -> HttpResponse:
    """What is done now, what the family would like, and the way back."""
    found = get_object_or_404(Farewell.objects.standing().select_related("person"), public_id=farewell)
    start = {"remembered_as": found.remembered_as or found.person.called, "dedication": found.dedication}
    form = DedicationForm(request.POST if request.method == "POST" else None, initial=start)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.dedicate(actor=_actor(request), farewell=found, **given)):
            return redirect("farewells:farewell", found.public_id)
    told = {
        "form": form,
        "one": found,
        "until": (found.noted_at + MAY_BE_A_MISTAKE).date(),
        "held": held_by(found.person),
    }
    return render(request, "farewells/farewell.jinja", told)


@never_cache
@opens_to(Role.COORDINATOR)
@require_POST
def change(request: HttpRequest, farewell: str) -> HttpResponse:
    """It was a mistake; or the dedication is taken down."""
    found = get_object_or_404(Farewell, public_id=farewell)
    verb = actions.undo if "undo" in request.POST else actions.take_down
    attempt(Form(request.POST), lambda: verb(actor=_actor(request), farewell=found))
    return redirect("farewells:farewells")


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
