"""Doors for readers: what waits to be read, one voice at a time, and what a reader may do about it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forum.ground.forms import Form
from forum.ground.pages import cursor
from forum.journey.heard import actions, queries, search
from forum.journey.heard.models import Voice
from forum.journey.heard.pieces.showing import shown
from forum.journey.heard.read_forms import ContentForm, DoorForm, NamesForm
from forum.people.policy import Actor, Role
from forum.people.policy.doors import attempt, opens_to

ALIKE = 3
COMPANY_SHOWN = 5
Act = Callable[[Actor, Voice], object]
# What the buttons of the page do; those that end the reading lead to the next voice.
DO: dict[str, Act] = {
    "fit": lambda actor, voice: actions.read(actor=actor, voice=voice, fit=True),
    "unfit": lambda actor, voice: actions.read(actor=actor, voice=voice, fit=False),
    "read": lambda actor, voice: actions.read(actor=actor, voice=voice),
    "skip": lambda actor, voice: actions.skip(actor=actor, voice=voice),
    "company": lambda actor, voice: actions.ask_company(actor=actor, voice=voice) or True,
    "join": lambda actor, voice: actions.join_reading(actor=actor, voice=voice),
    "names_back": lambda actor, voice: actions.put_names_back(actor=actor, voice=voice) or True,
}
STAYS = {"company", "join", "names_back"}


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_safe
def to_read(request: HttpRequest) -> HttpResponse:
    """What nobody has read yet, the oldest first; and who would like company."""
    reader = _actor(request).person
    unread = queries.to_read(reader).select_related("content_note", "gathering__venue", "in_twos")
    page = cursor.page(unread, request, by=("pk",))
    told = {"page": page, "company": queries.wants_company(reader)[:COMPANY_SHOWN]}
    return render(request, "heard/read_list.jinja", told)


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def read_one(request: HttpRequest, voice: str) -> HttpResponse:
    """One voice: its words, where it was said, what its speaker wishes, and what the reader may do."""
    found = _one(voice)
    form = Form(request.POST if request.method == "POST" else None)
    do = request.POST.get("do", "")
    if request.method == "POST" and form.is_valid() and do in DO:
        attempt(form, lambda: DO[do](_actor(request), found))
        if not form.errors:
            return _on(request, found) if do not in STAYS else redirect("heard:read_one", found.public_id)
    told = {
        "voice": found,
        "form": form,
        "pieces": shown(found),
        "publishes": queries.may_be_shown(found),
        "readings": list(found.readings.select_related("reader").order_by("pk")),
        "alike": search.similar_to(found, ALIKE),
        "worries": found.worries.filter(closed_at__isnull=True).order_by("pk")[:1],
    }
    return render(request, "heard/read_one.jinja", told)


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def names(request: HttpRequest, voice: str) -> HttpResponse:
    """Leave names out of what all may see."""
    return _noted(
        request, voice, NamesForm, "heard/read_names.jinja",
        lambda found, given: actions.leave_names_out(actor=_actor(request), voice=found, **given),
    )  # fmt: skip


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def content_note(request: HttpRequest, voice: str) -> HttpResponse:
    """Say what to know before reading on."""
    return _noted(
        request, voice, ContentForm, "heard/read_note.jinja",
        lambda found, given: actions.note_content(actor=_actor(request), voice=found, **given),
    )  # fmt: skip


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def other_door(request: HttpRequest, voice: str) -> HttpResponse:
    """Show the speaker the door where this belongs."""
    return _noted(
        request, voice, DoorForm, "heard/read_door.jinja",
        lambda found, given: actions.show_other_door(actor=_actor(request), voice=found, **given),
    )  # fmt: skip


def _noted(
    request: HttpRequest, voice: str, kind: type[Form], template: str, note: Callable[[Voice, dict[str, Any]], object]
) -> HttpResponse:
    found = _one(voice)
    form = kind(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        attempt(form, lambda: note(found, form.cleaned_data))
        if not form.errors:
            return redirect("heard:read_one", found.public_id)
    return render(request, template, {"form": form, "voice": found})


def _on(request: HttpRequest, done: Voice) -> HttpResponse:
    """The next voice that waits for this reader, or the list where nothing does."""
    following = queries.to_read(_actor(request).person).exclude(pk=done.pk).first()
    return redirect("heard:read_one", following.public_id) if following else redirect("heard:to_read")


def _one(voice: str) -> Voice:
    said = Voice.objects.kept().select_related(
        "gathering__venue",
        "content_note",
        "mask",
        "contact",
        "in_twos__asked_by",
        "in_twos__joined_by",
        "other_door",
        "version",
    )
    return get_object_or_404(said, public_id=voice)


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
