"""Doors to who's who: the page for everybody, each face, and one's own choice."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground.pages import cursor
from forum.ground.pages.kept_files import kept_file
from forum.people.introductions import actions, queries
from forum.people.introductions.forms import IntroductionForm
from forum.people.introductions.models import Introduction
from forum.people.membership.models import Person
from forum.people.policy import Actor, Role
from forum.people.policy.doors import attempt, opens_to


@opens_to(Role.ANYBODY)
@require_safe
def who(request: HttpRequest) -> HttpResponse:
    """Who's who: whoever wants to be seen here."""
    page = cursor.page(queries.shown(), request, by=("since", "pk"), size=24)
    parts = queries.open_parts([one.person_id for one in page.items])
    told = {"page": page, "people": [(one, parts[one.person_id]) for one in page.items]}
    return render(request, "introductions/who.jinja", told)


@never_cache  # whoever takes their picture back has it back at once
@opens_to(Role.ANYBODY)
@require_safe
def face(request: HttpRequest, one: str) -> HttpResponse:
    """One picture."""
    del request
    found = get_object_or_404(Introduction.objects.exclude(face=""), public_id=one)
    return kept_file(found.face)


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """Whether and how one is shown."""
    actor = _actor(request)
    one = Introduction.objects.filter(person=actor.person).first()
    start = {"words": one.words} if one else {}
    form = IntroductionForm(request.POST if request.method == "POST" else None, request.FILES or None, initial=start)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.introduce(actor=actor, **given)):
            return redirect("introductions:mine")
    person = get_object_or_404(Person, pk=actor.person)
    parts = queries.open_parts([person.pk])[person.pk]
    told = {"form": form, "one": one, "person": person, "parts": parts}
    return render(request, "introductions/mine.jinja", told)


@never_cache
@opens_to(Role.KNOWN)
@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Be shown no longer."""
    actions.take_back(actor=_actor(request))
    return redirect("introductions:mine")


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
