"""Whether somebody has shown twice that it is them: by a passkey, or by a code and their app. Kept in the session.

Members' data opens to whoever holds an office only then. There is no switch to turn it off: the demonstration counts
coming in as somebody as both, and nothing else does.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings

from forum.ground import clock
from forum.people.accounts.rules import OFFICES_SHOW_TWICE, SHOWN_LASTS, SHOWS_TWICE
from forum.people.policy import VISITOR, Actor

if TYPE_CHECKING:
    from django.http import HttpRequest

    from forum.people.accounts.models import User


def needs(actor: Actor) -> bool:
    return (OFFICES_SHOW_TWICE and bool(actor.offices)) or actor.holds(*SHOWS_TWICE)


def shown(request: HttpRequest) -> bool:
    """Whether it was shown in this session, lately enough. Asks nothing of the database."""
    since = (clock.now() - SHOWN_LASTS).timestamp()
    records = get_authentication_records(request, request.user)
    return any(_counts(record) and record.get("at", 0) >= since for record in records)


def as_shown(actor: Actor, request: HttpRequest) -> Actor:
    """The actor as they may act now: somebody who has a step to go acts as anybody, with their name."""
    if not needs(actor) or shown(request):
        return actor
    return replace(VISITOR, person=actor.person, name=actor.name, half_in=True)


def note_shown(request: HttpRequest, user: User, *, how: str) -> None:
    """Keep in the session that they have shown it, by what they have just set up."""
    record_authentication(request, user, "mfa", type=how, reauthenticated=True)


def _counts(record: dict[str, Any]) -> bool:
    if record.get("method") == "socialaccount":
        return bool(settings.FORUM_OIDC.get("second_factor"))
    return record.get("method") == "mfa"
