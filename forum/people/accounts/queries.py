"""One's own ways to sign in, and where one is signed in."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db.models import Count, Q

from forum.ground import clock
from forum.people.accounts.models import CodeCard, Device, User


@dataclass(frozen=True)
class Passkey:
    pk: int
    name: str
    since: datetime


def passkeys_of(user: User) -> list[Passkey]:
    found = Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.WEBAUTHN).order_by("pk")
    return [Passkey(pk=one.pk, name=one.data.get("name", ""), since=one.created_at) for one in found]


def card_of(user: User) -> CodeCard | None:
    """The card in use, with `left`: how many of its codes are."""
    cards = user.cards.filter(torn_up_at=None).annotate(left=Count("codes", filter=Q(codes__used_at=None)))
    return cards.order_by("-pk").first()


def devices_of(user: User) -> list[Device]:
    """Where somebody is signed in now, the latest first."""
    alive = Session.objects.filter(expire_date__gt=clock.now()).values("session_key")
    return list(user.devices.filter(session_key__in=alive).order_by("-since", "-pk")[:50])
