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
from forum.people.policy import Role
from forum.people.policy.doors import attempt, opens_to


class LostForm(Form):
    address = Line(max_length=500, label=_("The email address, mobile number or postal address that you gave"))


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
            actions.ask_again(actor=request.actor, address=form.cleaned_data["address"])  # type: ignore[attr-defined]
            return render(request, "heard/lost_asked.jinja", {})
    return render(request, "heard/lost.jinja", {"form": form})


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def again(request: HttpRequest, code: str) -> HttpResponse:
    """What the message leads to. Opening it changes nothing; programs open links too."""
    rest = guesses.resting_until(request)
    found = None if rest else actions.look_at_way_back(code)
    if found is None:
        if not rest:
            guesses.count(request)
        return render(request, "heard/again_gone.jinja", {"rest": guesses.words(rest) if rest else ""}, status=404)
    form = Form(request.POST if request.method == "POST" else None)
    fresh = chosen = None
    if request.method == "POST" and form.is_valid():
        only = found.voices[0].public_id if len(found.voices) == 1 else ""
        wanted = request.POST.get("voice") or only
        chosen = next((one for one in found.voices if one.public_id == wanted), None)
        actor = request.actor  # type: ignore[attr-defined]
        fresh = attempt(form, lambda: actions.renew_receipt(actor=actor, code=code, voice=wanted))
    told = {
        "form": form,
        "voices": [one for one in found.voices if one != chosen or not fresh],
        "chosen": chosen,
        "code": codes.as_spoken(fresh) if fresh else "",
        "picture": picture(fresh) if fresh else "",
    }
    return render(request, "heard/again_done.jinja" if fresh else "heard/again.jinja", told)
