"""Doors to money: one's own, and the payer's desk. Nobody else sees any of it."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forum.ground import clock
from forum.ground.pages import cursor, tables
from forum.ground.pages.kept_files import kept_file
from forum.people.policy import Actor, Role, may
from forum.people.policy.doors import attempt, opens_to
from forum.people.roles import actions, queries
from forum.people.roles.models import MoneyClaim, Rate
from forum.people.roles.money_forms import ExpensesForm, LimitForm, PaymentForm, RateForm, SayForm
from forum.people.roles.rules import MoveKind

if TYPE_CHECKING:
    from collections.abc import Callable

COLUMNS = ("Paid on", "Name", "What for", "Kind", "Day", "Pounds", "How")
PAYROLL_DAYS = 366


@never_cache
@opens_to(Role.KNOWN)
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """One's claims, what is paid, and, for these eyes only, how near it comes to what one may earn."""
    person = _person(request)
    page = cursor.page(queries.claims_of(person), request)
    told = {
        "page": page,
        "rates": queries.rates_on(clock.today()),
        "warning": queries.warning_for(person),
        "takes": queries.how_long_payment_takes(),
    }
    return render(request, "roles/own_money.jinja", told)


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def expenses(request: HttpRequest) -> HttpResponse:
    """Claim what was spent: one screen, five fields."""
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ExpensesForm(*posted, initial={"day": clock.today()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = attempt(form, lambda: actions.claim_expenses(actor=_actor(request), **given))
        if made:
            return render(request, "roles/claimed.jinja", {"claim": made})
    return render(request, "roles/expenses.jinja", {"form": form})


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def payment(request: HttpRequest) -> HttpResponse:
    """Claim a payment for one's time."""
    rates = queries.rates_on(clock.today())
    form = PaymentForm(request.POST if request.method == "POST" else None, rates=rates, initial={"day": clock.today()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = attempt(form, lambda: actions.claim_expenses(actor=_actor(request), **given))
        if made:
            warning = queries.warning_for(_person(request))
            return render(request, "roles/claimed.jinja", {"claim": made, "warning": warning})
    return render(request, "roles/payment.jinja", {"form": form, "rates": rates})


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def limit(request: HttpRequest) -> HttpResponse:
    """Set what one may be paid in a month; an empty box forgets it."""
    form = LimitForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.set_limit(actor=_actor(request), pence=form.cleaned_data["pence"])
        return redirect("roles:own_money")
    return render(request, "roles/limit.jinja", {"form": form})


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def own_claim(request: HttpRequest, claim: str) -> HttpResponse:
    """One claim of one's own, and an answer to what the payer asks."""
    found = get_object_or_404(queries.claims_of(_person(request)), public_id=claim)
    form = SayForm(request.POST if request.method == "POST" else None)
    if "back" in request.POST:
        form.is_valid()
        if attempt(form, lambda: actions.take_back_claim(actor=_actor(request), claim=found)):
            return redirect("roles:own_money")
    elif request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.tell_payer(actor=_actor(request), claim=found, **given)):
            return redirect("roles:own_claim", found.public_id)
    return render(request, "roles/claim.jinja", {"form": form, "claim": found, "mine": True})


@never_cache
@opens_to(Role.PAYER)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Claims that wait for the payer, the nearest day first."""
    waiting = MoneyClaim.objects.open().exclude(person=_person(request)).select_related("person")
    page = cursor.page(waiting.prefetch_related("moves"), request, by=("due", "pk"))
    told = {"page": page, "takes": queries.how_long_payment_takes(), "today": clock.today()}
    return render(request, "roles/desk.jinja", told)


@never_cache
@opens_to(Role.PAYER)
@require_http_methods(["GET", "POST"])
def claim(request: HttpRequest, claim: str) -> HttpResponse:
    """One claim on the payer's desk: pay it, ask something, or say why not."""
    all_claims = MoneyClaim.objects.select_related("person").prefetch_related("moves")
    found = get_object_or_404(all_claims, public_id=claim)
    form = SayForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        actor, words = _actor(request), request.POST.get("words", "").replace("\x00", "")
        moves: dict[str, Callable[[], Any]] = {
            "pay": lambda: actions.pay(actor=actor, claim=found),
            "ask": lambda: actions.ask_claimant(actor=actor, claim=found, words=words),
            "refuse": lambda: actions.refuse_claim(actor=actor, claim=found, words=words),
        }
        move = next((moves[name] for name in moves if name in request.POST), None)
        ready = form.is_valid() or "pay" in request.POST
        if move and ready and attempt(form, move):
            return redirect("roles:money")
    return render(request, "roles/claim.jinja", {"form": form, "claim": found, "mine": False})


@never_cache
@opens_to(Role.KNOWN)
@require_safe
def receipt(request: HttpRequest, claim: str) -> HttpResponse:
    """The picture of a receipt, for whoever claimed and whoever pays."""
    found = MoneyClaim.objects.filter(public_id=claim).exclude(receipt="").first()
    actor = _actor(request)
    if found is None or not (found.person_id == actor.person or actor.holds(Role.PAYER)):
        raise Http404
    return kept_file(found.receipt)


@opens_to(Role.PAYER)
@require_safe
def payroll(request: HttpRequest) -> HttpResponseBase:
    """What was paid in the last year, as a table for payroll."""
    del request
    since = clock.now() - dt.timedelta(days=PAYROLL_DAYS)
    paid = MoneyClaim.objects.filter(settled_at__gte=since, moves__kind=MoveKind.PAID).select_related("person")
    rows = (
        (
            f"{timezone.localtime(one.settled_at):%Y-%m-%d}" if one.settled_at else "",
            one.person.called if one.person else "",
            one.what_for,
            one.get_kind_display(),
            one.day.isoformat(),
            f"{one.pence / 100:.2f}",
            one.get_pay_by_display(),
        )
        for one in paid.order_by("settled_at", "pk").iterator()
    )
    return tables.download("payroll", [_(name) for name in COLUMNS], rows)


@never_cache
@opens_to(Role.SEAT, Role.COORDINATOR, Role.PAYER)
@require_http_methods(["GET", "POST"])
def rates(request: HttpRequest) -> HttpResponse:
    """What is paid from when to when, and what is from a day on."""
    actor = _actor(request)
    form = RateForm(request.POST if request.method == "POST" else None, initial={"since": clock.today()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.set_rate(actor=actor, **given)):
            return redirect("roles:rates")
    told = {
        "form": form,
        "now": queries.rates_on(clock.today()),
        "all": Rate.objects.order_by("kind", "-since")[:100],
        "may_set": may(actor, "roles.set_rate"),
    }
    return render(request, "roles/rates.jinja", told)


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _person(request: HttpRequest) -> int:
    person = _actor(request).person
    if person is None:
        raise Http404
    return person
