"""Doors to stories: reading them, telling one's own, reading first, saying something, taking back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground.forms import Form
from forum.ground.pages import cursor
from forum.people.policy import Actor, Role, may
from forum.people.policy.doors import attempt, opens_to
from forum.rooms.together import stories as verbs
from forum.rooms.together.forms import CommentForm, StoryForm, WordFirstForm
from forum.rooms.together.models import Comment, Story

READERS = (Role.MEMBER, Role.COORDINATOR)
WAITING_SHOWN = 20


@opens_to(Role.ANYBODY)
@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    """Stories that all may read, the newest first; one's own; and for members those that wait for a reader."""
    actor = _actor(request)
    told: dict[str, Any] = {"page": cursor.page(Story.objects.shown(), request, by=("-shown_at", "-pk"))}
    if actor.signed_in:
        told["own"] = list(Story.objects.filter(teller=actor.person, taken_back_at=None, shown_at=None).order_by("-pk"))
    if may(actor, "together.read_story"):
        others = Story.objects.waiting().exclude(teller=actor.person).exclude(read_by=actor.person)
        said = Comment.objects.waiting().exclude(teller=actor.person).exclude(read_by=actor.person)
        told["waiting"] = list(others[:WAITING_SHOWN])
        told["comments"] = list(said.select_related("story")[:WAITING_SHOWN])
    return render(request, "together/stories.jinja", told)


@never_cache
@opens_to(Role.ANYBODY)
@require_safe
def story(request: HttpRequest, story: str) -> HttpResponse:
    """One story and what others say to it; before two have read it, for its teller and for readers."""
    found = _found(request, story)
    form = CommentForm() if may(_actor(request), "together.say_to_story") and found.shown_at else None
    return render(request, "together/story.jinja", _about(request, found, form))


@never_cache
@opens_to(Role.MEMBER)
@require_http_methods(["GET", "POST"])
def tell(request: HttpRequest) -> HttpResponse:
    """Tell one's own."""
    form = StoryForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: verbs.tell_story(actor=_actor(request), **form.cleaned_data))
        if made:
            return redirect("together:story", made.public_id)
    return render(request, "together/tell_story.jinja", {"form": form, "story": None})


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, story: str) -> HttpResponse:
    """Change one's own."""
    found = get_object_or_404(Story, public_id=story, teller=_actor(request).person or 0, taken_back_at=None)
    now = {"title": found.title, "words": found.words, "byline": found.byline}
    form = StoryForm(request.POST if request.method == "POST" else None, initial=now)
    if request.method == "POST" and form.is_valid():
        changed = attempt(form, lambda: verbs.change_story(actor=_actor(request), story=found, **form.cleaned_data))
        if changed:
            return redirect("together:story", found.public_id)
    return render(request, "together/tell_story.jinja", {"form": form, "story": found})


@never_cache
@opens_to(Role.MEMBER)
@require_POST
def say(request: HttpRequest, story: str) -> HttpResponse:
    """Say something to a story."""
    found = _found(request, story)
    form = CommentForm(request.POST)
    if form.is_valid():
        said = attempt(form, lambda: verbs.say_to_story(actor=_actor(request), story=found, **form.cleaned_data))
        if said:
            return redirect("together:story", found.public_id)
    return render(request, "together/story.jinja", _about(request, found, form))


@never_cache
@opens_to(*READERS)
@require_POST
def read(request: HttpRequest, kind: str, told: str) -> HttpResponse:
    """All may read it; or a word with its teller first."""
    found = _told(kind, told)
    if "words" in request.POST:
        form: Form = WordFirstForm(request.POST)
        if form.is_valid():
            words = form.cleaned_data["words"]
            attempt(form, lambda: verbs.word_first(actor=_actor(request), told=found, words=words))
    else:
        form = Form(request.POST)
        attempt(form, lambda: verbs.read_story(actor=_actor(request), told=found))
    return redirect("together:stories")


@never_cache
@opens_to(Role.KNOWN)
@require_POST
def take_back(request: HttpRequest, kind: str, told: str) -> HttpResponse:
    """Take one's own words back."""
    found = _told(kind, told)
    if found.teller_id != _actor(request).person:
        raise Http404
    attempt(Form(request.POST), lambda: verbs.take_back_story(actor=_actor(request), told=found))
    return redirect("together:stories") if kind == "story" else redirect("together:story", found.story.public_id)


def _about(request: HttpRequest, found: Story, form: CommentForm | None) -> dict[str, Any]:
    """What the page of a story shows to whoever looks."""
    actor = _actor(request)
    mine = actor.signed_in and found.teller_id == actor.person
    return {
        "story": found,
        "comments": list(found.comments.shown().order_by("shown_at", "pk")),
        "mine": mine,
        "words_first": list(found.words_first.select_related("reader").order_by("pk")) if mine else [],
        "own_comments": list(found.comments.filter(teller=actor.person, taken_back_at=None)) if actor.signed_in else [],
        "may_read": may(actor, "together.read_story") and not mine and not found.shown_at,
        "has_read": actor.signed_in and found.read_by.filter(pk=actor.person or 0).exists(),
        "form": form,
        "word_form": WordFirstForm(),
    }


def _told(kind: str, public_id: str) -> Any:
    return get_object_or_404(Story if kind == "story" else Comment, public_id=public_id)


def _found(request: HttpRequest, public_id: str) -> Story:
    found = get_object_or_404(Story, public_id=public_id)
    actor = _actor(request)
    own = actor.signed_in and found.teller_id == actor.person
    if not (found.shown_at or found.taken_back_at or own or may(actor, "together.read_story")):
        raise Http404
    return found


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
