"""Doors to joining: two screens, under a minute; for somebody beside one; and one's own details afterwards."""

from typing import TYPE_CHECKING

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.people.accounts import actions as accounts
from forum.people.accounts import coming_in
from forum.people.accounts.views import show_card
from forum.people.membership import joining
from forum.people.membership.forms import BOXES
from forum.people.membership.join_forms import DetailsForm, JoinForm, SomebodyForm
from forum.people.membership.models import Person
from forum.people.membership.rules import GroupKind, Way
from forum.people.policy import Refused, Role
from forum.people.policy.doors import attempt, opens_to

if TYPE_CHECKING:
    from forum.people.policy import Actor

WELCOME = "/join/welcome"
COMES_FOR = "comes_for"  # in the session: the mark of an invitation with which somebody came


def _actor(request: HttpRequest) -> "Actor":
    return request.actor  # type: ignore[attr-defined, no-any-return]  # ours


def _me(request: HttpRequest) -> Person:
    return get_object_or_404(Person.objects.select_related("account"), pk=_actor(request).person)


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """How to take part, as much or as little as somebody likes; and joining, with a name."""
    form = JoinForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action="join"):
            form.add_error(None, get_adapter().error_messages["too_many_login_attempts"])
        elif answer := attempt(form, lambda: _join(request, form)):
            return answer
    invited = COMES_FOR in request.session
    return render(request, "membership/join.jinja", {"form": form, "invited": invited})


def _join(request: HttpRequest, form: JoinForm) -> HttpResponse:
    invited = COMES_FOR in request.session
    onward = resolve_url("partners:yes") if invited else WELCOME
    joined = joining.join_by_oneself(actor=_actor(request), member=not invited, **form.cleaned_data)
    if joined.by_code:
        return coming_in.by_code(request, joined.by_code, onward=onward)
    account = joined.person.account
    if account is None or account.email or account.phone:
        raise Refused(get_adapter().error_messages["too_many_login_attempts"])
    coming_in.at_once(request, account)
    return show_card(request, accounts.make_card(user=account, by=joined.person.pk), back="/", onward=onward)


@never_cache
@opens_to(Role.KNOWN)
@require_safe
def welcome(request: HttpRequest) -> HttpResponse:
    """What now: three ways on, and none of them needed."""
    return render(request, "membership/welcome.jinja", {"me": _me(request)})


@never_cache
@opens_to(Role.HELPER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def join_somebody(request: HttpRequest) -> HttpResponse:
    """Let somebody join who is beside one, and print their card, once."""
    form = SomebodyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: joining.join_somebody(actor=_actor(request), **form.cleaned_data))
        if made and made.account and made.way in {Way.NONE, Way.LETTER}:
            drawn = accounts.make_card(user=made.account, by=_actor(request).person)
            return show_card(request, drawn, back=resolve_url("membership:join_somebody"), for_whom=made.called)
        if made:
            return render(request, "membership/joined_somebody.jinja", {"made": made})
    return render(request, "membership/join_somebody.jinja", {"form": form})


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def details(request: HttpRequest) -> HttpResponse:
    """What one is called, how it is said, how one wants to be reached; and being a member or not."""
    me = _me(request)
    if request.method == "POST":
        form = DetailsForm(request.POST)
        if form.is_valid():
            joining.change_details(actor=_actor(request), person=me, **form.cleaned_data)
            return render(request, "membership/details_kept.jinja", {"me": me})
    else:
        kept = {"called": me.called, "said_like": me.said_like, "way": me.way}
        box = BOXES.get(Way(me.way))
        form = DetailsForm(initial=kept | ({box: me.address} if box else {}))
    member = me.membership_set.now().filter(group__kind=GroupKind.FORUM).exists()
    return render(request, "membership/details.jinja", {"form": form, "me": me, "member": member})


@opens_to(Role.KNOWN)
@require_POST
def become_member(request: HttpRequest) -> HttpResponse:
    """Become a member, in one tap."""
    joining.become_member(actor=_actor(request), person=_me(request))
    return redirect("membership:details")


@opens_to(Role.KNOWN)
@require_POST
def only_reach_me(request: HttpRequest) -> HttpResponse:
    """Stop being a member and stay reachable, in one tap."""
    joining.only_reach_me(actor=_actor(request), person=_me(request))
    return redirect("membership:details")
