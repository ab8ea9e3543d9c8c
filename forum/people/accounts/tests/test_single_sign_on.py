"""Staff come in with their organisation's account where the forum has set that up, against a provider on loopback."""

import warnings
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import requests
from django.conf import LazySettings
from django.test import Client

from forum.people.accounts.models import User
from tests.fixtures.village import Village

# The provider's own libraries warn each other.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::DeprecationWarning")]
BEGIN = "/accounts/login/staff/staff/"


@pytest.fixture
def provider(settings: LazySettings) -> Iterator[str]:
    with warnings.catch_warnings(record=True):
        from oidc_provider_mock import User as Claims
        from oidc_provider_mock import run_server_in_thread
    people = [
        Claims(sub="eve", claims={"email": "Eve@Example.org", "email_verified": True}),
        Claims(sub="mallory", claims={"email": "eve@example.org", "email_verified": False}),
        Claims(sub="zoe", claims={"email": "zoe@example.org", "email_verified": True}),
    ]
    with run_server_in_thread(user_claims=people) as server:
        address = f"http://localhost:{server.server_port}"
        settings.FORUM_OIDC = {"name": "The Trust", "issuer": address, "client_id": "forum", "secret": "quiet"}
        yield address


def come_back_as(name: str) -> tuple[Client, str]:
    """Press the link, say at the provider who one is, and follow it back; returns where one lands."""
    client = Client()
    leads_to = client.get(f"{BEGIN}?next=/follow")["Location"]
    back = requests.post(leads_to, data={"sub": name}, allow_redirects=False, timeout=10).headers["Location"]
    parts = urlsplit(back)
    answer = client.get(f"{parts.path}?{parts.query}")
    return client, answer["Location"] if answer.status_code == 302 else answer.content.decode()


def test_without_a_setting_there_is_no_such_door(client: Client) -> None:
    assert client.get(BEGIN).status_code == 404
    assert "/accounts/login/staff/" not in client.get("/accounts/login/code/").content.decode()


def test_somebody_who_was_welcomed_comes_in_and_the_next_time_too(provider: str, village: Village) -> None:
    assert "Staff: with The Trust" in Client().get("/accounts/login/code/").content.decode()
    for _time in range(2):
        client, landed = come_back_as("eve")
        assert landed == "/follow"
        assert client.session["_auth_user_id"] == str(village.people["eve"].account_id)
        assert client.get("/desk")["Location"] == "/accounts/second/?next=/desk", "it does not count as a second factor"


def test_a_provider_that_asks_twice_counts_for_offices(provider: str, village: Village, settings: LazySettings) -> None:
    settings.FORUM_OIDC = settings.FORUM_OIDC | {"second_factor": True}
    client, _landed = come_back_as("eve")
    assert client.get("/desk").status_code == 200


@pytest.mark.parametrize("name", ["zoe", "mallory"])
def test_nobody_becomes_a_member_by_it_and_an_unproven_address_opens_nothing(
    provider: str, village: Village, name: str
) -> None:
    before = User.objects.count()
    client, landed = come_back_as(name)
    assert "We do not know this account yet" in landed
    assert "_auth_user_id" not in client.session
    assert User.objects.count() == before


def test_a_provider_that_says_no_is_told_kindly(provider: str) -> None:
    client = Client()
    client.get(BEGIN)
    page = client.get(f"{BEGIN}back/?error=server_error&state=odd").content.decode()
    assert "That door did not open" in page
