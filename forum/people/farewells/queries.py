"""Where nothing is sent any more, and who is remembered."""

import hashlib
import hmac
from collections.abc import Iterable

from django.conf import settings

from forum.people.farewells.models import Silence


def mark_of(address: str) -> str:
    """Tells an address again without keeping it; capitals and spaces make no other of it."""
    said = f"silence:{''.join(address.lower().split())}".encode()
    return hmac.digest(settings.SECRET_KEY.encode(), said, hashlib.sha256).hex()


def silent(addresses: Iterable[str]) -> set[str]:
    """Those of these addresses to which nothing is sent any more."""
    marks = {mark_of(address): address for address in set(addresses) if address.strip()}
    if not marks:
        return set()
    return {marks[mark] for mark in Silence.objects.filter(mark__in=marks).values_list("mark", flat=True)}
