"""Drafts as they travel between pages: a signed seed, in a cookie and in the forms; only from it comes the code."""

import hashlib
import secrets

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from forum.ground import codes
from forum.journey.heard.models import Draft, Receipt, Voice

COOKIE = "draft"
AT_MOST = 5
_signer = Signer(salt="heard.draft")


def fresh() -> str:
    """A new seed. Nothing is kept under it before somebody has typed something."""
    return secrets.token_urlsafe(9)


def after(seed: str, words: str) -> str:
    """The seed of words that were changed after they had been sent: the same words, the same seed."""
    return hashlib.sha256(f"{seed}\n{words}".encode()).hexdigest()[:16]


def code_of(seed: str) -> str:
    return codes.derived(key=settings.RECEIPT_KEY, sending=f"draft\n{seed}")


def receipt_of(seed: str) -> QuerySet[Receipt]:
    return Receipt.objects.with_code(code_of(seed))


def draft_of(seed: str) -> Draft | None:
    return Draft.objects.filter(receipt__in=receipt_of(seed)).first()


def voice_of(seed: str) -> Voice | None:
    """The voice that this draft has become."""
    return Voice.objects.filter(receipt__in=receipt_of(seed)).select_related("contact").first()


def draft_with(typed: str) -> Draft | None:
    """The draft whose code somebody typed."""
    return Draft.objects.filter(receipt__in=Receipt.objects.with_code(typed)).first()


def begun_by(person: int) -> QuerySet[Draft]:
    return Draft.objects.filter(speaker=person).order_by("-touched_at")


def signed(seed: str) -> str:
    return _signer.sign(seed)


def seed_sent(request: HttpRequest) -> str:
    """The seed in the form that was sent; empty where it is not ours."""
    return _unsigned(request.POST.get("draft", ""))


def held(request: HttpRequest) -> list[str]:
    """The seeds that this browser keeps, the last one first."""
    kept = _unsigned(request.COOKIES.get(COOKIE, ""))
    return kept.split(".")[:AT_MOST] if kept else []


def keep(response: HttpResponse, request: HttpRequest, seed: str) -> None:
    """Have the browser keep it until it is closed."""
    _write(response, [seed, *(other for other in held(request) if other != seed)][:AT_MOST])


def let_go(response: HttpResponse, request: HttpRequest, seed: str) -> None:
    """Have the browser forget this one, because it was sent or cleared."""
    kept = held(request)
    if seed in kept:
        _write(response, [other for other in kept if other != seed])


def _write(response: HttpResponse, seeds: list[str]) -> None:
    if seeds:
        value = _signer.sign(".".join(seeds))
        response.set_cookie(COOKIE, value, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    else:
        response.delete_cookie(COOKIE, samesite="Lax")


def _unsigned(value: str) -> str:
    try:
        return _signer.unsign(value)
    except BadSignature:
        return ""
