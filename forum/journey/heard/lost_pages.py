"""Doors for whoever has lost their receipt."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forum.ground import codes, guesses
from forum.ground.codes.picture import picture
from forum.ground.forms import Form, Line
from forum.journey.heard import actions
from forum.journey.heard.opening import reads_as
from forum.journey.heard.rules import AnswerWay
from forum.people.policy import Role
from forum.people.policy.doors import attempt, opens_to


class LostForm(Form):
    address = Line(max_length=500, label=_("The email address or mobile number that you gave"))

    def as_kept(self) -> str:
        """As it is kept with a voice: a number in one way of writing, anything else as it was typed."""
        typed = str(self.cleaned_data["address"])
        return typed if "@" in typed else reads_as(AnswerWay.TEXT, typed) or typed


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def lost(request: HttpRequest) -> HttpResponse:
    """Ask for a new receipt. Whatever was typed, the answer is the same."""
    form = LostForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if rest := guesses.resting_until(request):
            form.add_error("address", guesses.words(rest))
        else:
            guesses.count(request)  # Each counts: nobody is told whether it found anything.
            actions.ask_again(actor=request.actor, address=form.as_kept())  # type: ignore[attr-defined]
            return render(request, "heard/lost_asked.jinja", {})
    return render(request, "heard/lost.jinja", {"form": form})


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def again(request: HttpRequest, code: str) -> HttpResponse:
    """What the message leads to. Opening it changes nothing; programs open links too."""
    if actions.voice_of_link(code) is None:
        return render(request, "heard/again_gone.jinja", status=404)
    form = Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actor = request.actor  # type: ignore[attr-defined]
        renewed = attempt(form, lambda: actions.renew_receipts(actor=actor, code=code))
        if renewed:
            shown = [(voice, codes.as_spoken(fresh), picture(fresh)) for voice, fresh in renewed]
            return render(request, "heard/again_done.jinja", {"renewed": shown})
    return render(request, "heard/again.jinja", {"form": form})
