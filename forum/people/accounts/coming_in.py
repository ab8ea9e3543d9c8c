"""Letting somebody in who has just joined: by a code to what they gave, or straight away, with a card for next time."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.http import urlencode

from forum.people.accounts.forms import AskForCode
from forum.people.accounts.models import User
from forum.people.policy import Refused


def by_code(request: HttpRequest, address: str, *, onward: str) -> HttpResponse:
    """Send a code to this email address or mobile number, and lead to the page where it is typed.

    Args:
        request: from a browser in which nobody is signed in.
        address: as somebody typed it; whether an account has it is told by the message alone.
        onward: the page to go on to once they are in.

    Raises:
        Refused: when it is no address, or too many codes went there lately; in words for the form.
    """
    form = AskForCode(data={"email": address})
    if not form.is_valid():
        raise Refused(" ".join(str(error) for errors in form.errors.values() for error in errors))
    given = form.cleaned_data
    LoginCodeVerificationProcess.initiate(
        request=request, user=form.whose, email=given.get("email"), phone=given.get("phone")
    )
    return redirect(f"{resolve_url('account_confirm_login_code')}?{urlencode({'next': onward})}")


def at_once(request: HttpRequest, user: User) -> None:
    """Sign somebody in who has just joined in this browser without an address that a code could go to."""
    record_authentication(request, user, "card")
    perform_login(request, Login(user=user))
