"""Doors to signing in, and to one's own ways of doing it. The library's views stand behind those of `keys.py`."""

from typing import Any

from allauth.account import views as library
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.core import ratelimit
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.providers.openid_connect import views as openid
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground.codes import as_spoken
from forum.people.accounts import actions, queries, second_factor, single_sign_on
from forum.people.accounts.come_back import keep_way_back
from forum.people.accounts.forms import CardForm
from forum.people.accounts.models import CodeCard, Device, User
from forum.people.accounts.rules import Words
from forum.people.policy import Role
from forum.people.policy.doors import opens_to

KEYS = [Authenticator.Type.WEBAUTHN]
APP = [Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES]


class AskForCode(library.RequestLoginCodeView):
    """Ask for a code; also while one is on its way, for it may have gone to a wrong address."""

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: Any) -> None:
        """Go on with the page."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told: dict[str, Any] = super().get_context_data(**kwargs)
        more = {
            "single_sign_on": single_sign_on.called(),
            "passkey_trouble": self.request.GET.get("passkey") == "again",
        }
        return told | more | {"next": get_next_redirect_url(self.request) or ""}


ask_for_code = opens_to(Role.ANYBODY)(AskForCode.as_view())


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def use_card(request: HttpRequest) -> HttpResponse:
    """Sign in with one code of a printed card. Only codes that are none of ours count as wrong tries."""
    if request.user.is_authenticated:
        return redirect("own_sign_in")
    onward = get_next_redirect_url(request)
    form = CardForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        # A browser is known by its form guard: a hall full of people shares an address, not a browser.
        browser = get_token(request) and request.META["CSRF_COOKIE"]
        if not ratelimit.consume(request, action="card_failed", key=browser, dry_run=True):
            form.add_error("code", get_adapter().error_messages["too_many_login_attempts"])
        else:
            user = actions.use_card(code=form.cleaned_data["code"])
            if user is not None:
                record_authentication(request, user, "card")
                answer: HttpResponse = perform_login(request, Login(user=user, redirect_url=onward))
                return answer
            ratelimit.consume(request, action="card_failed", key=browser)
            form.add_error("code", Words.NO_SUCH_CODE)
    return render(request, "accounts/use_card.jinja", {"form": form, "next": onward or ""})


@never_cache
@opens_to(Role.ANYBODY)
@require_safe
def own_sign_in(request: HttpRequest) -> HttpResponseBase:
    """One's own ways to sign in, and where one is signed in now."""
    if not isinstance(request.user, User):
        return redirect_to_login(request.get_full_path())
    told = {
        "account": request.user,
        "keys": queries.passkeys_of(request.user),
        "app": is_mfa_enabled(request.user, [Authenticator.Type.TOTP]),
        "card": queries.card_of(request.user),
        "devices": queries.devices_of(request.user),
        "this_one": request.session.session_key,
        "asked": second_factor.needs(request.actor) or request.actor.half_in,  # type: ignore[attr-defined]  # ours
    }
    return render(request, "accounts/own_sign_in.jinja", told)


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def make_card(request: HttpRequest) -> HttpResponseBase:
    """Make a card and show it, once: its codes are kept nowhere else."""
    if not isinstance(request.user, User):
        return redirect_to_login(request.get_full_path())
    if request.method == "POST":
        drawn = actions.make_card(user=request.user, by=_person(request))
        return show_card(request, drawn, back=resolve_url("own_sign_in"))
    return render(request, "accounts/make_card.jinja", {"card": queries.card_of(request.user)})


def show_card(
    request: HttpRequest, drawn: list[str], *, back: str, for_whom: str = "", onward: str = ""
) -> HttpResponse:
    """The page to print, the one time that there is one; `onward` is where somebody goes on to who has just come."""
    told = {
        "codes": [as_spoken(code) for code in drawn],
        "address": f"{settings.FORUM_ADDRESS.partition('://')[2]}{resolve_url('card_in_short')}",
        "back": back,
        "for_whom": for_whom,
        "onward": onward,
    }
    return render(request, "accounts/card_sheet.jinja", told)


@opens_to(Role.ANYBODY)
@require_POST
def tear_up_card(request: HttpRequest, card: str) -> HttpResponse:
    found = get_object_or_404(CodeCard, public_id=card, user_id=request.user.pk)
    actions.tear_up_card(card=found, by=_person(request))
    return redirect("own_sign_in")


@opens_to(Role.ANYBODY)
@require_POST
def sign_out_there(request: HttpRequest, device: str) -> HttpResponse:
    found = get_object_or_404(Device, public_id=device, user_id=request.user.pk)
    actions.sign_out_there(device=found, by=_person(request))
    return redirect("own_sign_in")


@never_cache
@opens_to(Role.ANYBODY)
@require_safe
def second_step(request: HttpRequest) -> HttpResponseBase:
    """Lead to whichever way somebody has to show once more that it is them, or to setting one up; and back."""
    onward = get_next_redirect_url(request) or resolve_url("own_sign_in")
    if not isinstance(request.user, User):
        return redirect_to_login(request.get_full_path())
    if second_factor.shown(request):
        return redirect(onward)
    for kinds, way in ((KEYS, "mfa_reauthenticate_webauthn"), (APP, "mfa_reauthenticate")):
        if is_mfa_enabled(request.user, kinds):
            return redirect(f"{resolve_url(way)}?{urlencode({'next': onward})}")
    keep_way_back(request, onward)
    return render(request, "accounts/second_step.jinja", {})


@opens_to(Role.ANYBODY)
def single_sign_on_begin(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Lead to the provider of the settings; there is none unless the forum named one."""
    answer: HttpResponseBase = openid.login(request, provider_id)
    return answer


@opens_to(Role.ANYBODY)
def single_sign_on_back(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    answer: HttpResponseBase = openid.callback(request, provider_id)
    return answer


def _person(request: HttpRequest) -> int | None:
    person: int | None = request.actor.person  # type: ignore[attr-defined]  # ours
    return person
