"""Doors to what is printed."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forum.ground.forms import Form
from forum.journey.heard import actions
from forum.journey.heard.rules import CARDS_MAX
from forum.outlets.papers.cards import sheets
from forum.people.policy import Role
from forum.people.policy.doors import opens_to


class CardsForm(Form):
    number = forms.IntegerField(
        min_value=1,
        max_value=CARDS_MAX,
        initial=8,
        label=_("How many cards?"),
        error_messages={
            "min_value": _("Print at least one card."),
            "max_value": _("Print at most 400 at once. You can print more afterwards."),
        },
    )


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def cards(request: HttpRequest) -> HttpResponse:
    """Make cards and show them, once: their codes are kept nowhere else."""
    form = CardsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        drawn = actions.print_cards(actor=request.actor, number=form.cleaned_data["number"])  # type: ignore[attr-defined]
        return render(request, "papers/sheets.jinja", {"sheets": sheets(drawn), "number": len(drawn)})
    return render(request, "papers/cards.jinja", {"form": form})
