"""Every address states whom it opens to."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

# Other people's views, which cannot carry our mark. By name, so that a new one is looked at.
OPEN_TO_ANYBODY = {
    "account_login": "signing in",
    "account_request_login_code": "signing in",
    "account_confirm_login_code": "signing in",
    "account_signup": "leads to taking part",
    "account_logout": "signing out",
    "account_inactive": "told kindly by allauth",
    "account_reauthenticate": "asked by allauth before what matters",
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
