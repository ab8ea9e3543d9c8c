"""Doors for whoever would like a role: one screen, kept half-way, gone on with by a code, followed by the same code."""

from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from forum.ground import codes, guesses
from forum.ground.forms import Form
from forum.people.membership.models import Person
from forum.people.membership.rules import Way
from forum.people.policy import Actor, Role
from forum.people.policy.doors import attempt, opens_to
from forum.people.roles import actions, codes_of, queries
from forum.people.roles.forms import BOXES, CodeForm, ExpressionForm, PutOffForm
from forum.people.roles.models import BegunExpression, Expression, InvolvementRole
from forum.people.roles.rules import ENDS

PUT_OFF = "roles.put_off"
KEPT = ("called", "way", "email", "mobile", "postal", "words", "wants_to_talk")
LONGEST_KEPT = 20_000


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def interested(request: HttpRequest, role: str) -> HttpResponse:
    """Say that one would like a role, or keep what one has typed for another day."""
    found = get_object_or_404(InvolvementRole.objects.shown(), public_id=role)
    actor = _actor(request)
    if request.method != "POST":
        return _begin_page(request, found)
    seed = codes_of.unsigned(request.POST.get("seed", "")) or codes_of.fresh()
    if "later" in request.POST:
        begun = actions.begin(actor=actor, role=found, seed=seed, answers=_typed(request))
        if begun:
            code = codes.as_spoken(codes_of.code_of(seed))
            return render(request, "roles/kept.jinja", {"role": found, "code": code})
    form = ExpressionForm(request.POST)
    if form.is_valid():
        told = form.told()
        sent = attempt(form, lambda: actions.express(actor=actor, role=found, seed=seed, **told))
        if sent:
            theirs = codes_of.fingerprint(codes_of.code_of(seed)) == sent.fingerprint
            code = codes.as_spoken(codes_of.code_of(seed)) if theirs else ""
            return render(request, "roles/sent.jinja", {"role": found, "one": sent, "code": code})
    return _page(request, found, form, seed)


def _begin_page(request: HttpRequest, role: InvolvementRole) -> HttpResponse:
    """The empty screen; for a member with what they have begun, or with the name and way that we know."""
    actor = _actor(request)
    begun = BegunExpression.objects.filter(role=role, person=actor.person).order_by("-touched_at").first()
    if actor.signed_in and begun:
        return _resumed(request, begun)
    initial: dict[str, Any] = {}
    if actor.signed_in:
        person = Person.objects.select_related("account").get(pk=actor.person or 0)
        initial = {"called": person.called, "way": person.way}
        if box := BOXES.get(Way(person.way)):
            initial[box] = person.address
        elif person.account and person.account.email:
            initial |= {"way": Way.EMAIL, "email": person.account.email}
    return _page(request, role, ExpressionForm(initial=initial), codes_of.fresh())


def _resumed(request: HttpRequest, begun: BegunExpression) -> HttpResponse:
    """What somebody typed, just as they typed it."""
    answers = dict(begun.answers)
    seed = str(answers.pop("seed"))
    return _page(request, begun.role, ExpressionForm(initial=answers), seed, again=True)


def _page(
    request: HttpRequest, role: InvolvementRole, form: ExpressionForm, seed: str, *, again: bool = False
) -> HttpResponse:
    told = {"role": role, "form": form, "seed": codes_of.signed(seed), "again": again}
    return render(request, "roles/interested.jinja", told)


def _typed(request: HttpRequest) -> dict[str, str]:
    return {name: request.POST[name].replace("\x00", "")[:LONGEST_KEPT] for name in KEPT if name in request.POST}


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def go_on(request: HttpRequest) -> HttpResponse:
    """Open what one began, or look where it is, by the code. The code stands in no address."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        if resting := guesses.resting_until(request):
            form.add_error("code", guesses.words(resting))
        elif codes.check(code):
            if begun := codes_of.begun_with(code):
                return _resumed(request, begun)
            if sent := codes_of.sent_with(code):
                return _standing(request, sent, code)
            guesses.count(request)
        if not form.errors:
            form.add_error("code", _("We do not know this code. Look at it once more: a sign may be another."))
    return render(request, "roles/go_on.jinja", {"form": form})


def _standing(request: HttpRequest, one: Expression, code: str = "", form: Form | None = None) -> HttpResponse:
    told = {"one": one, "step": one.now_at, "code": code, "ended": one.now_at.kind in ENDS, "form": form}
    return render(request, "roles/standing.jinja", told)


@never_cache
@opens_to(Role.ANYBODY)
@require_POST
def mine(request: HttpRequest) -> HttpResponse:
    """Say yes to an offer, or stop: with the code, or signed in."""
    code, actor = request.POST.get("code", "")[:200], _actor(request)
    one: Expression | None = None
    if codes.check(code) and not guesses.resting_until(request):
        one = codes_of.sent_with(code)
        if one is None:
            guesses.count(request)
    elif actor.signed_in:
        one = queries.expressions_of(actor.person or 0).filter(public_id=request.POST.get("one", "")[:20]).first()
    if one is None:
        return redirect("roles:go_on")
    form = Form(request.POST)
    form.is_valid()
    was_at = one.now_at.pk
    # Whoever holds the code is whoever sent it, signed in or not.
    who = Actor(person=one.person_id, name=one.called, roles=actor.roles) if code else actor
    if "yes" in request.POST:
        attempt(form, lambda: actions.accept(actor=who, expression=one))
    elif "stop" in request.POST:
        attempt(form, lambda: actions.stop(actor=who, expression=one))
    fresh = Expression.objects.select_related("role").prefetch_related("steps").get(pk=one.pk)
    if fresh.now_at.pk != was_at:  # They have just said so, and may say once what put them off.
        token = signing.dumps([fresh.role.public_id, codes_of.fresh()], salt=PUT_OFF)
        told = {"role": fresh.role, "step": fresh.now_at, "token": token, "form": PutOffForm()}
        return render(request, "roles/after.jinja", told)
    return _standing(request, fresh, code, form)


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def put_off(request: HttpRequest, role: str) -> HttpResponse:
    """Say without a name what put one off. It opens to whoever stopped or went through, and knows not who they are."""
    found = get_object_or_404(InvolvementRole, public_id=role)
    token = request.POST.get("token", "")[:300]
    leave = _leave(token, found)
    if request.method != "POST" or not leave:
        return redirect("roles:roles")
    form = PutOffForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        said = attempt(form, lambda: actions.say_what_put_off(actor=Actor(), role=found, leave=leave, **given))
        if said:
            return render(request, "roles/put_off.jinja", {"role": found})
    return render(request, "roles/after.jinja", {"role": found, "step": None, "token": token, "form": form})


def _leave(token: str, role: InvolvementRole) -> str:
    """What lets somebody say it once; empty for whoever was not there. It holds nothing of who they are."""
    try:
        named, leave = signing.loads(token, salt=PUT_OFF)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return str(leave) if named == role.public_id else ""


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
