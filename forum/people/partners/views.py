"""Doors to partner organisations: which there are, inviting them and their people, and coming in with a code."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground import guesses
from forum.ground.codes import as_spoken
from forum.ground.forms import Form
from forum.ground.pages import cursor
from forum.people.membership.join_pages import COMES_FOR
from forum.people.membership.models import ActingFor, Organisation
from forum.people.partners import actions, queries
from forum.people.partners.forms import AimsForm, CodeForm, InviteForm, PersonForm
from forum.people.partners.models import PartnerCode
from forum.people.partners.rules import CODES_KEPT, Kind, Words
from forum.people.policy import Actor, Role, may
from forum.people.policy.doors import attempt, opens_to

LISTED = 50


@opens_to(Role.ANYBODY)
@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """Who works with the forum, by name."""
    told = {
        "page": cursor.page(queries.partners(), request, by=("name", "pk")),
        "may_invite": may(_actor(request), "partners.invite"),
    }
    return render(request, "partners/organisations.jinja", told)


@opens_to(Role.ANYBODY)
@require_safe
def organisation(request: HttpRequest, organisation: str) -> HttpResponse:
    """One organisation; who speaks for it is for members and for its own people."""
    found, actor = _found(organisation), _actor(request)
    inside = found.pk in {place.pk for place in actor.organisations}
    invites = may(actor, "partners.invite_person", also=queries.towards(actor, found))
    shown = inside or actor.holds(Role.MEMBER, Role.COORDINATOR)
    told = {
        "organisation": found,
        "speaking": list(queries.speaking_for(found)[:LISTED]) if shown else None,
        "invites": invites,
        "codes": list(queries.open_codes(found)) if invites else [],
        "me": actor.person,
        "says_aims": inside or actor.holds(Role.COORDINATOR),
    }
    return render(request, "partners/organisation.jinja", told)


@never_cache
@opens_to(Role.PARTNER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def aims(request: HttpRequest, organisation: str) -> HttpResponse:
    """Which aims it shares with the forum."""
    found = _found(organisation)
    form = AimsForm(request.POST if request.method == "POST" else None, initial={"aims": found.aims})
    if request.method == "POST" and form.is_valid():
        said = attempt(form, lambda: actions.say_aims(actor=_actor(request), organisation=found, **form.cleaned_data))
        if said:
            return redirect(f"/visited/{found.slug}")
    return render(request, "partners/aims.jinja", {"form": form, "organisation": found})


@never_cache
@opens_to(Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Invite an organisation: one screen, and a slip for whoever will bring its people."""
    form = InviteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if made := attempt(form, lambda: actions.invite(actor=_actor(request), **given)):
            return _slip(request, made[0], made[1], kind=Kind.LEAD)
    return render(request, "partners/invite.jinja", {"form": form})


@never_cache
@opens_to(Role.PARTNER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def invite_person(request: HttpRequest, organisation: str) -> HttpResponse:
    """Invite one more of its people."""
    found = _found(organisation)
    form = PersonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if code := attempt(form, lambda: actions.invite_person(actor=_actor(request), organisation=found, **given)):
            return _slip(request, found, code, kind=Kind.LEAD if given["lead"] else Kind.PERSON, to=given["for_whom"])
    return render(request, "partners/invite_person.jinja", {"form": form, "organisation": found})


@never_cache
@opens_to(Role.PARTNER, Role.COORDINATOR)
@require_POST
def take_code_back(request: HttpRequest, code: str) -> HttpResponse:
    """Take an invitation back."""
    found = get_object_or_404(PartnerCode.objects.select_related("organisation"), public_id=code)
    actions.take_code_back(actor=_actor(request), code=found)
    return redirect("partners:organisation", found.organisation.slug)


@never_cache
@opens_to(Role.KNOWN)
@require_POST
def end(request: HttpRequest, speaking: int) -> HttpResponse:
    """Stop speaking for it oneself, or note that somebody else does no longer."""
    found = get_object_or_404(ActingFor.objects.now().select_related("organisation"), pk=speaking)
    actor = _actor(request)
    verb = actions.stop if found.person_id == actor.person else actions.end
    attempt(Form(request.POST), lambda: verb(actor=actor, speaking=found))
    return redirect("partners:organisation", found.organisation.slug)


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def come_in(request: HttpRequest) -> HttpResponse:
    """Type the code from the slip. Whoever is signed in goes straight on; others join first, or sign in."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        mark = queries.mark_of(form.cleaned_data["code"])
        if rest := guesses.resting_until(request):
            form.add_error("code", guesses.words(rest))
        elif queries.code_of(mark) is None:
            guesses.count(request)
            form.add_error("code", str(Words.NOT_OPEN))
        else:
            request.session[COMES_FOR] = mark
            return redirect("partners:yes")
    return render(request, "partners/come_in.jinja", {"form": form})


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def yes(request: HttpRequest) -> HttpResponse:
    """Whom one comes for, once more, before it counts."""
    mark, actor = str(request.session.get(COMES_FOR, "")), _actor(request)
    code = queries.code_of(mark) if mark else None
    if code is None:
        request.session.pop(COMES_FOR, None)
        return redirect("partners:come_in")
    form = Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and actor.signed_in and form.is_valid():
        speaking = attempt(form, lambda: actions.come(actor=actor, mark=mark))
        if speaking:
            del request.session[COMES_FOR]
            return render(request, "partners/come.jinja", {"speaking": speaking, "organisation": code.organisation})
    sign_in = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request.path})}"
    return render(request, "partners/yes.jinja", {"form": form, "code": code, "sign_in": sign_in})


def _slip(request: HttpRequest, organisation: Organisation, code: str, *, kind: str, to: str = "") -> HttpResponse:
    """The slip to print or to read out, the one time that there is one."""
    told = {
        "organisation": organisation,
        "code": as_spoken(code),
        "kind": kind,
        "to": to,
        "days": CODES_KEPT.days,
        "address": f"{settings.FORUM_ADDRESS.partition('://')[2]}{resolve_url('partners:come_in')}",
    }
    return render(request, "partners/slip.jinja", told)


def _found(slug: str) -> Organisation:
    return get_object_or_404(queries.partners(), slug=slug)


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
