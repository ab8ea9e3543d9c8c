"""Ten guesses an hour from one place; nothing of the place is kept."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest
from django.test import RequestFactory

from forum.ground import clock, guesses

pytestmark = pytest.mark.django_db


def visitor(address: str = "192.0.2.7", **meta: str) -> HttpRequest:
    return RequestFactory().post("/follow", REMOTE_ADDR=address, **meta)


def guess(times: int, request: HttpRequest) -> None:
    for _ in range(times):
        guesses.count(request)


def test_after_ten_guesses_there_is_a_rest_of_an_hour() -> None:
    guess(9, visitor())
    assert guesses.resting_until(visitor()) is None
    guess(1, visitor())
    until = guesses.resting_until(visitor())
    assert until is not None
    assert timedelta(minutes=59) < until - clock.now() <= timedelta(hours=1)
    with clock.travelled_to(until + timedelta(seconds=1)):
        assert guesses.resting_until(visitor()) is None


def test_the_hour_is_counted_from_each_guess() -> None:
    start = clock.now()
    for minute in range(20):
        with clock.travelled_to(start + timedelta(minutes=10 * minute)):
            guess(1, visitor())
            assert guesses.resting_until(visitor()) is None


def test_others_go_on() -> None:
    guess(10, visitor())
    assert guesses.resting_until(visitor("192.0.2.8")) is None


def test_a_household_is_one_visitor_however_many_addresses_it_has() -> None:
    guess(5, visitor("2001:db8:1:2::1"))
    guess(5, visitor("2001:db8:1:2:aaaa::2"))
    assert guesses.resting_until(visitor("2001:db8:1:2::3"))
    assert guesses.resting_until(visitor("2001:db8:1:3::3")) is None


def test_behind_a_web_server_the_visitor_counts_and_not_the_server(settings: LazySettings) -> None:
    settings.FORUM_BEHIND_HTTPS = True
    guess(10, visitor("127.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.1, 192.0.2.7"))
    assert guesses.resting_until(visitor("127.0.0.1", HTTP_X_FORWARDED_FOR="anything, 192.0.2.7"))
    assert guesses.resting_until(visitor("127.0.0.1", HTTP_X_FORWARDED_FOR="192.0.2.9")) is None


def test_the_address_is_kept_nowhere() -> None:
    guess(10, visitor())
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM cache")
        kept = str(cursor.fetchall())
    assert "guess" in kept
    assert "192.0.2" not in kept
    cache.clear()


def test_somebody_signed_in_is_counted_by_their_session_and_not_by_their_neighbours() -> None:
    ada = visitor()
    ada.user, ada.session = get_user_model()(), {}
    guess(10, visitor())
    assert guesses.resting_until(ada) is None
    guess(10, ada)
    assert guesses.resting_until(ada)
