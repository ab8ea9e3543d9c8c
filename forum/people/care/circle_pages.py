"""Doors to peer circles. To whoever is not in one, there is no such page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from forum.ground.forms import Form
from forum.ground.pages import cursor
from forum.people.care import actions, queries
from forum.people.care.forms import CalledForm, CircleForm, WordForm
from forum.people.care.here import actor_at, key_at
from forum.people.care.models import CircleAsked, CircleWord
from forum.people.membership.models import Group, Membership
from forum.people.policy import Role
from forum.people.policy.doors import attempt, opens_to

SHOWN = 20
MOST_IN = 60


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def circles(request: HttpRequest) -> HttpResponse:
    """One's circles, being asked into one, and starting one."""
    actor, key = actor_at(request), key_at(request)
    form = CircleForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if made := attempt(form, lambda: actions.start_circle(actor=actor, **given)):
            return redirect("care:circle", made.public_id)
    told = {
        "form": form,
        "circles": queries.circles_of(key)[:SHOWN],
        "asked": CircleAsked.objects.filter(person=key).select_related("circle", "asked_by")[:SHOWN],
        "may_start": actor.holds(Role.MEMBER),
    }
    return render(request, "care/circles.jinja", told)


def _circle(request: HttpRequest, circle: str) -> Group:
    """A circle that one is in; to anybody else it is not there."""
    return get_object_or_404(queries.circles_of(key_at(request)), public_id=circle)


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def circle(request: HttpRequest, circle: str) -> HttpResponse:
    """What was said in it, the newest first, and saying something."""
    found, actor = _circle(request, circle), actor_at(request)
    form = WordForm(request.POST if "words" in request.POST else None)
    called = CalledForm(request.POST if "called" in request.POST else None)
    if form.is_bound and form.is_valid():
        words = form.cleaned_data["words"]
        if attempt(form, lambda: actions.say_in_circle(actor=actor, circle=found, words=words)):
            return redirect("care:circle", found.public_id)
    if called.is_bound and called.is_valid():
        name = called.cleaned_data["called"]
        if attempt(called, lambda: actions.ask_into_circle(actor=actor, circle=found, called=name)):
            return redirect("care:circle", found.public_id)
    here = Membership.objects.now().filter(group=found).select_related("person").order_by("person__called", "pk")
    said = CircleWord.objects.filter(circle=found).select_related("writer")
    told = {
        "circle": found,
        "form": form,
        "called": called,
        "people": here[:MOST_IN],
        "page": cursor.page(said, request),
        "me": actor.person,
    }
    return render(request, "care/circle.jinja", told)


@never_cache
@opens_to(Role.KNOWN)
@require_POST
def answer_circle(request: HttpRequest, asked: int) -> HttpResponse:
    """Join, or rather not."""
    found = get_object_or_404(CircleAsked.objects.select_related("circle"), pk=asked, person=key_at(request))
    form = Form(request.POST)
    form.is_valid()
    attempt(form, lambda: actions.join_circle(actor=actor_at(request), asked=found, yes="yes" in request.POST))
    return redirect("care:circles")


@never_cache
@opens_to(Role.KNOWN)
@require_POST
def leave_circle(request: HttpRequest, circle: str) -> HttpResponse:
    """Leave, with or without one's words."""
    found = _circle(request, circle)
    actions.leave_circle(actor=actor_at(request), circle=found, with_words="with_words" in request.POST)
    return redirect("care:circles")


@never_cache
@opens_to(Role.KNOWN)
@require_POST
def take_back_word(request: HttpRequest, circle: str, word: str) -> HttpResponse:
    """Take back what one said."""
    found = _circle(request, circle)
    said = CircleWord.objects.filter(circle=found, public_id=word, writer=key_at(request)).first()
    if said is None:
        raise Http404
    actions.take_back_word(actor=actor_at(request), word=said)
    return redirect("care:circle", found.public_id)
