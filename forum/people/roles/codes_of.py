"""The code under which somebody finds what they began, or what they sent, again. It is kept nowhere, only its hash."""

import secrets

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db.models import Q

from forum.ground import codes
from forum.people.roles.models import BegunExpression, Expression

_signer = Signer(salt="roles.expression")


def fresh() -> str:
    """A new seed. Nothing is kept under it before somebody keeps or sends something."""
    return secrets.token_urlsafe(9)


def code_of(seed: str) -> str:
    return codes.derived(key=settings.RECEIPT_KEY, sending=f"role\n{seed}")


def fingerprint(code: str) -> str:
    return codes.fingerprint(f"role {codes.tidy(code)}", key=settings.RECEIPT_KEY)


def signed(seed: str) -> str:
    return _signer.sign(seed)


def unsigned(value: str) -> str:
    """The seed in a form; empty where it is not ours."""
    try:
        return _signer.unsign(value)
    except BadSignature:
        return ""


def begun_with(code: str) -> BegunExpression | None:
    return BegunExpression.objects.filter(fingerprint=fingerprint(code)).select_related("role").first()


def sent_with(code: str, person: int | None = None) -> Expression | None:
    """What was sent under this code, or by this person for a code that names nothing."""
    mine = Q(fingerprint=fingerprint(code)) if person is None else Q(fingerprint=fingerprint(code), person=person)
    return Expression.objects.filter(mine).select_related("role").prefetch_related("steps").first()
