"""Doors to cards for whoever has no other way in, and to the page once a month."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render, resolve_url
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forum.ground.forms import Form
from forum.ground.pages.cursor import page
from forum.people.accounts.queries import card_of
from forum.people.accounts.views import show_card
from forum.people.membership import actions
from forum.people.membership.forms import PostedForm
from forum.people.membership.models import KeptPosted, Person
from forum.people.policy import Role
from forum.people.policy.doors import attempt, opens_to


@never_cache
@opens_to(Role.COORDINATOR)
@require_safe
def cards(request: HttpRequest) -> HttpResponse:
    """Whom a card of sign-in codes can be made for: who has neither an email address nor a mobile number here."""
    without = Person.objects.filter(Q(account=None) | Q(account__email=None, account__phone=None))
    return render(request, "membership/cards.jinja", {"people": page(without, request, by=("called", "pk"), size=30)})


@never_cache
@opens_to(Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def make_card(request: HttpRequest, person: str) -> HttpResponse:
    """Make somebody a card and show it, once."""
    found = get_object_or_404(Person.objects.select_related("account"), public_id=person)
    back, form = resolve_url("membership:cards"), Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        drawn = attempt(
            form,
            lambda: actions.make_card_for(actor=request.actor, person=found),  # type: ignore[attr-defined]  # ours
        )
        if drawn:
            return show_card(request, drawn, back=back, for_whom=found.called)
    told = {"form": form, "for_whom": found.called, "back": back, "card": found.account and card_of(found.account)}
    return render(request, "accounts/make_card.jinja", told)


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def posted(request: HttpRequest) -> HttpResponse:
    """Ask for one page a month."""
    form = PostedForm(request.POST if request.method == "POST" else None)
    kept = None
    if request.method == "POST" and form.is_valid():
        kept = actions.keep_posted(**form.cleaned_data)
    return render(request, "membership/posted.jinja", {"form": form, "kept": kept})


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def stop_posting(request: HttpRequest, posted: str) -> HttpResponse:
    """Stop it, on a page of its own: a link alone stops nothing, for mail programs open links."""
    found = KeptPosted.objects.filter(public_id=posted).first()
    if request.method == "POST" and found:
        actions.stop_posting(posted=found)
        found = None
    return render(request, "membership/stop_posting.jinja", {"found": found})
