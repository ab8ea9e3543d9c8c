"""What is kept of somebody for signing in: to hand over, and to forget."""

from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from forum.ground import clock, journal
from forum.ground.keeping import Kept, Rows
from forum.people.accounts.actions import end_session, forget_codes, forget_sessions
from forum.people.accounts.models import CodeCard, Device, SentCode, User
from forum.people.accounts.rules import MINUTES

KEPT = (
    Kept(
        name="sign_in_codes",
        what=_("Sign-in codes on their way, with the address that they go to"),
        why=_("So that they can be sent."),
        period=timedelta(minutes=MINUTES),
        due=lambda: SentCode.objects.run_out().count(),
        forget=forget_codes,
    ),
    Kept(
        name="sessions",
        what=_("That a telephone or computer is signed in"),
        why=_("So that you need not sign in on every page. Signing out forgets it at once."),
        period=timedelta(seconds=settings.SESSION_COOKIE_AGE),
        due=lambda: Session.objects.filter(expire_date__lt=clock.now()).count(),
        forget=forget_sessions,
    ),
)
HOLDS = frozenset(
    {
        "accounts.User",
        "accounts.SentCode",
        "accounts.CodeCard",
        "accounts.CardCode",
        "accounts.Device",
        "account.EmailAddress",
        "mfa.Authenticator",
        "socialaccount.SocialAccount",
    }
)
KINDS = {"webauthn": "passkey", "totp": "app with codes", "recovery_codes": "spare codes"}


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """Everything but what lets somebody in: no key, no code, no mark of one."""
    del person
    user = User.objects.filter(pk=account).first() if account else None
    if user is None:
        return {}
    return {
        "How you sign in": [
            {"email": user.email or "", "mobile": user.phone or "", "since": user.joined_at.isoformat()},
        ],
        "Passkeys, app and spare codes": [
            {"kind": KINDS[one.type], "name": one.data.get("name", ""), "since": one.created_at.isoformat()}
            for one in Authenticator.objects.filter(user_id=user.pk).order_by("pk")
        ],
        "Cards with codes": [
            {
                "made": card.made_at.isoformat(),
                "torn up": card.torn_up_at.isoformat() if card.torn_up_at else "",
                "codes used": [code.used_at.isoformat() for code in card.codes.all() if code.used_at],
            }
            for card in CodeCard.objects.filter(user=user).prefetch_related("codes").order_by("pk")
        ],
        "Where you are signed in": [
            {"device": device.called, "since": device.since.isoformat()}
            for device in Device.objects.filter(user=user).order_by("pk")
        ],
        "Staff accounts that you signed in with": [
            {"provider": one.provider, "what it told us": one.extra_data}
            for one in SocialAccount.objects.filter(user_id=user.pk).order_by("pk")
        ],
    }


@transaction.atomic
def erase(*, person: int, account: int | None) -> None:
    """Sign out everywhere and forget every way in. The account stays as an empty row that nobody can sign in to."""
    user = User.objects.filter(pk=account).first() if account else None
    if user is None:
        return
    journal.note(act="accounts.erase", actor=person, subject=f"account:{user.public_id}")
    for device in user.devices.all():
        end_session(device.session_key)
    for address in filter(None, (user.email, user.phone)):
        SentCode.objects.filter(address__iexact=address).delete()
    kept: list[Any] = [Device, CodeCard, Authenticator, SocialAccount, EmailAddress]
    for model in kept:
        model.objects.filter(user_id=user.pk).delete()
    User.objects.filter(pk=user.pk).update(email=None, phone=None, is_active=False)
