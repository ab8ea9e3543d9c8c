"""Guessing at codes: ten look-ups that find nothing in an hour, then a rest. Look-ups that find something never count.

What could be no code at all is never looked up, so a slip of the pen does not count either: the check character tells.
Whoever holds a receipt types it in as often as they like, until somebody at the same address has guessed ten times.
"""

import hmac
import ipaddress
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from forum.ground import clock

GUESSES = 10
REST = timedelta(hours=1)
IN_SESSION = "guesses"
A_HOME = 64  # bits: what one household is given of IPv6


def resting_until(request: HttpRequest) -> datetime | None:
    """Until when nothing more is looked up for this visitor; None when they may go on."""
    # Places fill in their order: while the first is free not all ten are taken, and one look is enough.
    if not _signed_in(request) and not cache.get(_place(visitor(request), 0)):
        return None
    kept = [until for until in _kept(request) if until > clock.now()]
    return min(kept) if len(kept) >= GUESSES else None


def count(request: HttpRequest) -> None:
    """Count a look-up that found nothing."""
    until = clock.now() + REST
    if _signed_in(request):
        fresh = [kept for kept in _kept(request) if kept > clock.now()]
        request.session[IN_SESSION] = [kept.isoformat() for kept in [*fresh, until]]
        return
    for place in _places(request):
        # `add` fills a place once, whoever else counts at the same moment.
        if cache.add(place, until, timeout=REST.total_seconds()):
            return
        if cache.get(place, until) <= clock.now():
            cache.set(place, until, timeout=REST.total_seconds())
            return


def _kept(request: HttpRequest) -> Iterable[datetime]:
    # The session of somebody signed in is read for every page anyway; a visitor has none.
    if _signed_in(request):
        return [datetime.fromisoformat(kept) for kept in request.session.get(IN_SESSION, [])]
    return cache.get_many(_places(request)).values()


def _signed_in(request: HttpRequest) -> bool:
    return bool(getattr(request, "user", None)) and request.user.is_authenticated


def words(until: datetime) -> str:
    """What a visitor is told who rests."""
    local = timezone.localtime(until + timedelta(minutes=1))
    at = f"{local:%I.%M}".lstrip("0") + f" {local:%p}".lower()
    return _("We did not know the last codes from here. Please try again after %(time)s.") % {"time": at}


def visitor(request: HttpRequest) -> str:
    """A mark by which one address is told from another today, and which leads back to none."""
    # The address is kept nowhere: only what it comes to under the key of the day.
    day = hmac.digest(settings.SECRET_KEY.encode(), f"guesses {clock.today()}".encode(), sha256)
    return hmac.digest(day, _address(request).encode(), sha256).hex()


def _place(mark: str, number: int) -> str:
    return f"guess:{mark}:{number}"


def _places(request: HttpRequest) -> list[str]:
    mark = visitor(request)
    return [_place(mark, number) for number in range(GUESSES)]


def _address(request: HttpRequest) -> str:
    """Where a request comes from; behind a web server of ours, what that server says (the last in the list)."""
    said = request.META.get("REMOTE_ADDR", "")
    if settings.FORUM_BEHIND_HTTPS:
        said = request.META.get("HTTP_X_FORWARDED_FOR", said).rpartition(",")[2].strip()
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return str(said)
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, A_HOME), strict=False))
    return str(address)
