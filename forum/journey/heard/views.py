"""Doors to the first stage: say something, type in a card."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forum.ground import clock, codes
from forum.journey.heard import actions
from forum.journey.heard.forms import CardForm, SayForm
from forum.journey.heard.rules import READ_WITHIN_WORKING_DAYS, Channel
from forum.people.policy import Role
from forum.people.policy.doors import attempt, opens_to


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def say(request: HttpRequest) -> HttpResponse:
    """Say something, and get a receipt on the next page."""
    form = SayForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        wishes = form.cleaned_data
        said = attempt(form, lambda: actions.hear(actor=request.actor, **wishes))  # type: ignore[attr-defined]
        if said:
            return _receipt(request, said, by_card=False)
    return render(request, "heard/say.jinja", {"form": form, "read_by": _read_by()})


@never_cache
@opens_to(Role.HELPER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def card(request: HttpRequest) -> HttpResponse:
    """Type in a paper card."""
    form = CardForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        wishes: dict[str, Any] = {**form.cleaned_data, "sending": ""}
        said = attempt(
            form,
            lambda: actions.hear(actor=request.actor, channel=Channel.CARD, **wishes),  # type: ignore[attr-defined]
        )
        if said:
            return _receipt(request, said, by_card=True)
    return render(request, "heard/card.jinja", {"form": form})


def _read_by() -> Any:
    return clock.next_working_day(clock.today(), READ_WITHIN_WORKING_DAYS)


def _receipt(request: HttpRequest, said: actions.Heard, *, by_card: bool) -> HttpResponse:
    # Shown in answer to the form, never at an address of its own: sent again, it shows the same.
    told = {
        "code": codes.as_spoken(said.code),
        "read_by": _read_by(),
        "tells": hasattr(said.voice, "contact"),
        "by_card": by_card,
        "again": said.again,
    }
    return render(request, "heard/receipt.jinja", told)
