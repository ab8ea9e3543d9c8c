"""Every address states whom it opens to."""

import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from forum.people.policy import Role
from tests.guards.house import ROOT

# Other people's views, which cannot carry our mark. By name, so that a new one is looked at.
OPEN_TO_ANYBODY = {
    "account_login": "signing in",
    "account_request_login_code": "signing in",
    "account_confirm_login_code": "signing in",
    "account_signup": "leads to taking part",
    "account_logout": "signing out",
    "account_inactive": "told kindly by allauth",
    "card_in_short": "leads to signing in with a card",
    "mfa_authenticate": "the app, after a code",
    "socialaccount_login_cancelled": "leads to signing in",
    # Signed in: the library asks that itself, and shows nobody else's.
    "mfa_index": "leads to one's own ways to sign in",
    "mfa_list_webauthn": "leads to one's own ways to sign in",
    "mfa_reauthenticate": "asked before what matters",
    "mfa_edit_webauthn": "naming a passkey of one's own",
    "mfa_remove_webauthn": "taking a passkey of one's own away",
    "mfa_deactivate_totp": "taking one's own app away",
    "mfa_generate_recovery_codes": "one's own spare codes",
}


def routes(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, address)
        else:
            yield address, pattern


def all_routes() -> list[tuple[str, URLPattern]]:
    return list(routes(get_resolver()))


@pytest.mark.parametrize(("address", "pattern"), all_routes(), ids=[address or "/" for address, _ in all_routes()])
def test_an_address_says_whom_it_opens_to(address: str, pattern: URLPattern) -> None:
    if pattern.callback.__module__.startswith("forum."):
        assert getattr(pattern.callback, "door", None), f"/{address} needs @opens_to(…) from forum.people.policy.doors."
    else:
        assert pattern.name in OPEN_TO_ANYBODY, f"/{address} is {pattern.callback.__module__}: say why it is open."


def test_there_are_addresses_to_look_at() -> None:
    assert len(all_routes()) > 20


def test_pages_name_only_roles_that_there_are() -> None:
    """A template that asks for a role by a name that nobody holds would hide its door from everybody."""
    known = {str(role) for role in Role}
    wrong = {
        f"{file.relative_to(ROOT)}: {name}"
        for file in (ROOT / "forum").rglob("*.jinja")
        for asked in re.findall(r"\.holds\(([^)]*)\)", file.read_text())
        for name in re.findall(r'"([^"]*)"', asked)
        if name not in known
    }
    assert wrong == set()
