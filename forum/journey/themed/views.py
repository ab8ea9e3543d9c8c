"""Doors to sorting: what waits, one voice at a time, and looking for voices."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forum.ground.forms import Form
from forum.ground.pages import cursor
from forum.journey.heard import actions as heard
from forum.journey.heard import search
from forum.journey.heard.models import Voice
from forum.journey.heard.pieces.showing import shown
from forum.journey.heard.queries import may_be_shown
from forum.journey.themed import actions, queries
from forum.journey.themed.forms import LookForm, SortForm
from forum.journey.themed.models import Placing
from forum.journey.themed.rules import ENOUGH, OF_A_THEME
from forum.people.policy import Actor, Role
from forum.people.policy.doors import attempt, opens_to

ALIKE = 3


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits to be sorted, the oldest first; a post begins with the first that nobody else has open."""
    if request.method == "POST":
        return go_on(request)
    voices = Voice.objects.waiting().select_related("content_note")
    told = {"page": cursor.page(voices, request, by=("pk",)), "count": queries.how_many_wait(), **_after(request)}
    return render(request, "themed/waiting.jinja", told | {"look": LookForm()})


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def sort(request: HttpRequest, voice: str) -> HttpResponse:
    """Put one voice under a theme or several; then the next comes up."""
    said = Voice.objects.kept().select_related("gathering__venue", "content_note", "version")
    found = get_object_or_404(said, public_id=voice)
    actor = _actor(request)
    form = SortForm(request.POST if request.method == "POST" and "do" not in request.POST else None)
    if request.POST.get("do") == "skip":
        heard.skip(actor=actor, voice=found)
        return go_on(request, found)
    if request.POST.get("do") == "undo":
        undoing = Form(request.POST)
        attempt(undoing, lambda: actions.undo_sorting(actor=actor, voice=found))
        return redirect("themed:sort", found.public_id)
    if form.is_bound and form.is_valid():
        attempt(form, lambda: actions.sort(actor=actor, voice=found, **_chosen(form)))
        if not form.errors:
            return go_on(request, found)
    return render(request, "themed/sort.jinja", {"form": form, "voice": found, **_about(found), **_after(request)})


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    """Look for voices by their words. What is typed stays out of the address."""
    form = LookForm(request.POST if request.method == "POST" else None)
    told: dict[str, Any] = {"form": form, "found": None}
    if request.method == "POST" and form.is_valid():
        voices, meant = search.look_for(form.cleaned_data["words"])
        told |= {"found": voices, "meant": meant, "under": _themes_of(voices)}
    return render(request, "themed/look.jinja", told)


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """How suggestions come about, and how often they were right."""
    return render(
        request,
        "themed/suggestions.jinja",
        {"learning": queries.learning(), "enough": ENOUGH, "of_a_theme": OF_A_THEME},
    )


def go_on(request: HttpRequest, done: Voice | None = None) -> HttpResponse:
    """The next voice that waits for whoever sorts, with a way to undo what they just did; else what waits."""
    following = actions.take_next(actor=_actor(request))
    to = redirect("themed:sort", following.public_id) if following else redirect("themed:waiting")
    if done:
        to["Location"] += f"?after={done.public_id}"
    return to


def _chosen(form: SortForm) -> dict[str, Any]:
    given = form.cleaned_data
    fit = True if given["fit"] else None  # not ticked says nothing; somebody else looks
    return {"also": given["themes"], "new_theme": given["new_theme"], "fit": fit, "seen": given["seen"]}


def _about(voice: Voice) -> dict[str, Any]:
    placings = list(Placing.objects.standing().filter(voice=voice).select_related("theme").order_by("pk"))
    return {
        "placings": placings,
        "seen": placings[-1].pk if placings else 0,
        "offered": queries.offered_for(voice),
        "learning": queries.learning(),
        "asks_fit": may_be_shown(voice) and not voice.readings.filter(fit__isnull=False).exists(),
        "alike": search.similar_to(voice, ALIKE),
        "count": queries.how_many_wait(),
        "pieces": shown(voice),
    }


def _after(request: HttpRequest) -> dict[str, Any]:
    """What this person did last, if it can be undone."""
    after = request.GET.get("after", "").replace("\x00", "")
    done = Voice.objects.kept().filter(public_id=after).first() if after else None
    if done is None:
        return {}
    person = _actor(request).person
    return {"done": done, "done_under": queries.last_act(done, person), "skipped": done.skips.filter(reader=person)}


def _themes_of(voices: list[Voice]) -> dict[int, list[str]]:
    under: dict[int, list[str]] = {voice.pk: [] for voice in voices}
    placings = Placing.objects.standing().filter(voice__in=voices).select_related("theme").order_by("pk")
    for placing in placings:
        under[placing.voice_id].append(placing.theme.name)
    return under


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
