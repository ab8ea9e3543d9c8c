"""What is said when something goes wrong: plainly, with a way on, without the database, and with the words kept."""

import logging
import sys
from collections.abc import Callable
from typing import Any

from django.db import DatabaseError, DataError, IntegrityError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template

from forum.ground.pages.frame import without_database

log = logging.getLogger(__name__)

TRY_AGAIN_AFTER = 30  # seconds
WORTH_KEEPING = 12  # letters
NEVER_SHOWN = {"csrfmiddlewaretoken", "code", "password", "receipt", "back"}


class SorryMiddleware:
    """Turns a database that is away into a kind 503; every other error goes the usual way."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return resting(request, exception) if database_is_away(exception) else None


def database_is_away(exception: BaseException | None) -> bool:
    """Say whether this is the database being out of reach, not somebody's words not fitting in it."""
    away = isinstance(exception, DatabaseError | InterfaceError)
    return away and not isinstance(exception, IntegrityError | DataError)


def resting(request: HttpRequest, exception: BaseException | None) -> HttpResponse:
    log.error("The database is away: %s: %s", request.path, exception)
    response = _page(request, "resting", 503)
    response["Retry-After"] = str(TRY_AGAIN_AFTER)
    return response


def our_mistake(request: HttpRequest) -> HttpResponse:
    # An error in an inner middleware comes here and not to process_exception.
    exception = sys.exc_info()[1]
    return resting(request, exception) if database_is_away(exception) else _page(request, "our_mistake", 500)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    del exception
    return _page(request, "bad_request", 400)


def no_entry(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    del exception
    return _page(request, "no_entry", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    del exception
    return _page(request, "not_found", 404)


def form_went_stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say 'please press send again', with what was written."""
    log.warning("A form went stale: %s %s", request.path, reason)
    return _page(request, "form_went_stale", 403)


def _page(request: HttpRequest, name: str, status: int) -> HttpResponse:
    context: dict[str, Any] = without_database(request) | {"words": words_sent(request)}
    response = HttpResponse(get_template(f"sorry/{name}.jinja").render(context), status=status)
    response["Cache-Control"] = "no-store"
    return response


def words_sent(request: HttpRequest) -> list[str]:
    """Return what somebody wrote in the form they sent, so that no word of theirs is lost with our mistake."""
    if request.method != "POST":
        return []
    try:
        sent = request.POST.lists()
    except (OSError, ValueError):  # a broken or oversized upload: Django's own error is one of these
        return []
    return [
        text.replace("\x00", "").replace("\r\n", "\n")
        for name, values in sent
        if name not in NEVER_SHOWN
        for text in values
        if isinstance(text, str) and len(text.strip()) >= WORTH_KEEPING
    ]
