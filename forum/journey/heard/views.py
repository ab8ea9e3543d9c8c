"""Doors beside the way: going on with a draft, clearing it, and writing down what somebody else says."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from forum.ground import codes, guesses
from forum.journey.heard import actions, drafts
from forum.journey.heard.forms import CodeForm, ForSomebodyForm
from forum.journey.heard.models import Voice
from forum.journey.heard.pieces.forms import CardWithPictureForm, WithPiece
from forum.journey.heard.pieces.sending import hear_it, keep_what_came, posted
from forum.journey.heard.receipts import receipt_page
from forum.journey.heard.rules import Channel
from forum.journey.heard.say_pages import go_on_with, without_cookies_too
from forum.people.policy import Role
from forum.people.policy.doors import opens_to


@never_cache
@without_cookies_too
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def go_on(request: HttpRequest) -> HttpResponse:
    """Open what was begun: by its code, or from the list of somebody who is signed in."""
    if seed := drafts.seed_sent(request):
        return go_on_with(request, drafts.draft_of(seed))
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data["code"]
        rest = guesses.resting_until(request)
        draft = None if rest else drafts.draft_with(typed)
        if draft:
            return go_on_with(request, draft)
        form.add_error("code", guesses.words(rest) if rest else _unknown(request, typed))
    return render(request, "heard/say_go_on.jinja", {"form": form})


def _unknown(request: HttpRequest, typed: str) -> str:
    if Voice.objects.held_by(typed).exists():
        return _("This has been sent. Its code is your receipt now: follow it with that.")
    if codes.check(typed):
        guesses.count(request)
    return _("We do not know this code. Look at it once more, sign by sign.")


@never_cache
@without_cookies_too
@opens_to(Role.ANYBODY)
@require_POST
def clear(request: HttpRequest) -> HttpResponse:
    """Clear a draft from this device; with "away", throw it away for good."""
    seed = drafts.seed_sent(request)
    away = "away" in request.POST
    if seed and away:
        actions.throw_away(actor=request.actor, seed=seed)  # type: ignore[attr-defined]
    answer = render(request, "heard/say_cleared.jinja", {"away": away, "draft": drafts.signed(seed) if seed else ""})
    drafts.let_go(answer, request, seed)
    return answer


@never_cache
@opens_to(Role.HELPER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def card(request: HttpRequest) -> HttpResponse:
    """Type in a paper card."""
    form = CardWithPictureForm(*posted(request))
    if said := _written_down(request, form, channel=Channel.CARD):
        return receipt_page(request, said, by="card")
    return render(request, "heard/card.jinja", {"form": form})


@never_cache
@opens_to(Role.HELPER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def for_somebody(request: HttpRequest) -> HttpResponse:
    """Write down what somebody says, read it back to them, and hand them the receipt."""
    form = ForSomebodyForm(request.POST if request.method == "POST" else None)
    if said := _written_down(request, form, channel=Channel.HELPER):
        return receipt_page(request, said, by="helper")
    return render(request, "heard/say_for_somebody.jinja", {"form": form})


def _written_down(request: HttpRequest, form: ForSomebodyForm, *, channel: Channel) -> actions.Heard | None:
    if request.method != "POST":
        return None
    fine = form.is_valid()
    if isinstance(form, WithPiece):
        keep_what_came(request, form)
    if not fine or form.errors:
        return None
    wishes: dict[str, Any] = form.cleaned_data
    if channel == Channel.CARD:
        wishes |= {"sending": ""}
    return hear_it(request, form, wishes | {"channel": channel})
