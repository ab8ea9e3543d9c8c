"""Doors for whoever draws, shows, speaks or points; and for readers who put it in words."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forum.ground.pages.kept_files import kept_file
from forum.journey.heard import actions, drafts
from forum.journey.heard.forms import ForSomebodyForm
from forum.journey.heard.models import Piece, Voice
from forum.journey.heard.pieces.actions import write_version
from forum.journey.heard.pieces.forms import AnotherWayForm, PointForm, VersionForm
from forum.journey.heard.pieces.picture_cards import CARDS, FACES
from forum.journey.heard.pieces.picture_cards import in_words as as_words
from forum.journey.heard.pieces.sending import hear_it, keep_what_came, posted
from forum.journey.heard.pieces.showing import may_be_seen, shown
from forum.journey.heard.receipts import read_by, receipt_page
from forum.journey.heard.say_pages import go_on_with, without_cookies_too
from forum.people.policy import Role
from forum.people.policy.doors import attempt, opens_to


@never_cache
@without_cookies_too
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def another_way(request: HttpRequest) -> HttpResponse:
    """Draw it, show it or speak it, with or without words."""
    form = AnotherWayForm(*posted(request))
    if request.method == "POST":
        fine = form.is_valid()
        keep_what_came(request, form)
        if fine and not form.errors and (said := hear_it(request, form, dict(form.cleaned_data))):
            return receipt_page(request, said)
    return render(request, "heard/another_way.jinja", {"form": form, "read_by": read_by()})


@never_cache
@without_cookies_too
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def point(request: HttpRequest) -> HttpResponse:
    """Point at pictures. What was pointed at becomes words, which go the way of all words."""
    form = PointForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        words = as_words(form.pointed_at(), form.cleaned_data["more"])
        actor = request.actor  # type: ignore[attr-defined]
        if words and "for_somebody" in request.POST and actor.holds(Role.HELPER, Role.COORDINATOR):
            told = {"form": ForSomebodyForm(initial={"words": words})}
            return render(request, "heard/say_for_somebody.jinja", told)
        if words:
            draft = actions.keep_draft(actor=actor, seed=drafts.fresh(), answers={"words": words})
            return go_on_with(request, draft)
        form.add_error(None, _("Point at one picture, or write a word."))
    return render(request, "heard/point.jinja", {"form": form, "cards": CARDS, "faces": FACES})


@never_cache
@opens_to(Role.ANYBODY)
@require_safe
def piece(request: HttpRequest, piece: str) -> HttpResponse:
    """A picture or recording itself, for whoever was shown its page an hour ago at most, or for all."""
    found = get_object_or_404(Piece.objects.filter(voice__withdrawn_at=None, voice__isnull=False), public_id=piece)
    if not may_be_seen(found, request.GET.get("shown", "")):
        raise Http404
    return kept_file(found.file)


@never_cache
@opens_to(Role.MEMBER, Role.HELPER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def in_words(request: HttpRequest, voice: str) -> HttpResponse:
    """Put in words what a picture or recording says."""
    found = get_object_or_404(Voice.objects.kept().filter(pieces__isnull=False).distinct(), public_id=voice)
    form = VersionForm(
        request.POST if request.method == "POST" else None,
        initial={"words": found.in_words if hasattr(found, "version") else ""},
    )
    if request.method == "POST" and form.is_valid():
        actor = request.actor  # type: ignore[attr-defined]
        attempt(form, lambda: write_version(actor=actor, voice=found, **form.cleaned_data))
        if not form.errors:
            onward = (
                ("heard:read_one", found.public_id) if actor.holds(Role.MEMBER, Role.COORDINATOR) else ("tracker:desk",)
            )
            return redirect(*onward)
    return render(request, "heard/in_words.jinja", {"form": form, "voice": found, "pieces": shown(found)})
