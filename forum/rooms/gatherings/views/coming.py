"""Doors to saying that one may come, taking it back by a code, and what would help whoever comes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground import guesses
from forum.ground.codes import as_spoken
from forum.ground.forms import Form
from forum.ground.pages import cursor
from forum.people import policy
from forum.people.policy import Role
from forum.people.policy.doors import attempt, opens_to
from forum.rooms.gatherings import actions, queries
from forum.rooms.gatherings.forms import CodeForm, ComingForm
from forum.rooms.gatherings.models import Coming
from forum.rooms.gatherings.rules import Lift, Words
from forum.rooms.gatherings.views.gatherings import actor_at, found_for


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def coming(request: HttpRequest, gathering: str) -> HttpResponse:
    """Say that one may come. Nobody needs to, and nothing in it is needed."""
    found, actor = found_for(request, gathering), actor_at(request)
    start = {"called": actor.name} if actor.person else {}
    form = ComingForm(request.POST if request.method == "POST" else None, gathering=found, initial=start)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = attempt(form, lambda: actions.say_coming(actor=actor, gathering=found, **given))
        if made:
            told = {"gathering": found, "one": made[0], "code": as_spoken(made[1])}
            return render(request, "gatherings/said_coming.jinja", told)
    return render(request, "gatherings/coming.jinja", {"form": form, "gathering": found})


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """What was said with a code; taking it back with it."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        rest = guesses.resting_until(request)
        one = None if rest else queries.coming_with(form.cleaned_data["code"])
        if rest:
            form.add_error("code", guesses.words(rest))
        elif one is None:
            guesses.count(request)
            form.add_error("code", str(Words.NOT_COMING))
        elif "not" in request.POST:
            if attempt(form, lambda: actions.not_coming(actor=actor_at(request), coming=one) or True):
                return render(request, "gatherings/not_coming.jinja", {"gathering": one.gathering})
        else:
            told = {"one": one, "gathering": one.gathering, "code": as_spoken(form.cleaned_data["code"])}
            return render(request, "gatherings/mine.jinja", told)
    return render(request, "gatherings/my_code.jinja", {"form": form})


@never_cache
@opens_to(Role.KNOWN)
@require_POST
def not_coming(request: HttpRequest, gathering: str) -> HttpResponse:
    """Take it back, for whoever is signed in."""
    found, actor = found_for(request, gathering), actor_at(request)
    one = Coming.objects.filter(gathering=found, person=actor.person).first()
    if one is not None:
        attempt(Form(request.POST), lambda: actions.not_coming(actor=actor, coming=one))
    return redirect("gatherings:gathering", found.public_id)


@never_cache
@opens_to(Role.MEMBER, Role.HOST, Role.COORDINATOR)
@require_safe
def who(request: HttpRequest, gathering: str) -> HttpResponse:
    """What would help whoever comes, and who shares a car; for those who prepare it."""
    found, actor = found_for(request, gathering), actor_at(request)
    policy.require(actor, "gatherings.see_coming", also=queries.towards(actor, found))
    page = cursor.page(found.coming.all(), request, by=("pk",), size=100)
    lifts = sorted(
        (one for one in page.items if one.lift != Lift.NONE), key=lambda one: (one.lift_from.lower(), one.lift)
    )
    rows = [[one.lift_from, one.called or _("Somebody"), one.get_lift_display()] for one in lifts]
    told = {"gathering": found, "page": page, "lifts": rows}
    return render(request, "gatherings/who_comes.jinja", told)
