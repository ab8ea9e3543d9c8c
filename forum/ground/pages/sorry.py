"""What is said when something goes wrong: plainly, with a way on, without the database, and with the words kept."""

import logging
import sys
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from django.db import DatabaseError, DataError, IntegrityError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import get_template

from forum.ground.pages.frame import without_database

log = logging.getLogger(__name__)

TRY_AGAIN_AFTER = 30  # seconds
WORTH_KEEPING = 12  # letters
NEVER_SHOWN = {"csrfmiddlewaretoken", "password"}


class SorryMiddleware:
    """Turns a database that is away into a kind 503; every other error goes the usual way."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content:
            return _page(request, "not_this_way", response.status_code, headers={"Allow": response["Allow"]})
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return resting(request, exception) if database_is_away(exception) else None


def database_is_away(exception: BaseException | None) -> bool:
    """Say whether this is the database being out of reach, not somebody's words not fitting in it."""
    away = isinstance(exception, DatabaseError | InterfaceError)
    return away and not isinstance(exception, IntegrityError | DataError)


def resting(request: HttpRequest, exception: BaseException | None) -> HttpResponse:
    log.error("The database is away: %s: %s", request.path, exception)
    return _page(request, "resting", 503, headers={"Retry-After": str(TRY_AGAIN_AFTER)})


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
    """Say 'please press send again', with what was written, and where it surely came from our own page, a way to."""
    log.warning("A form went stale: %s %s", request.path, reason)
    if not _came_from_here(request):
        return _page(request, "form_went_stale", 403)
    return _page(request, "form_went_stale", 403, _to_send_again(request))


def signed_out(request: HttpRequest, *, sign_in: str) -> HttpResponse:
    """Say 'please sign in again' to whoever sent a form after their session had ended, with all that they wrote."""
    return _page(request, "signed_out", 401, _to_send_again(request) | {"sign_in": sign_in})


def half_in(request: HttpRequest, *, second_step: str) -> HttpResponse:
    """Ask whoever sent a form to show once more that it is them, with all that they wrote."""
    return _page(request, "half_in", 401, _to_send_again(request) | {"second_step": second_step})


def _to_send_again(request: HttpRequest) -> dict[str, Any]:
    return {"again": fields_sent(request), "token": get_token(request), "files": bool(request.FILES), "words": []}


def _came_from_here(request: HttpRequest) -> bool:
    """Trust only what a browser says and a page cannot forge; else another site could have it sent for somebody."""
    return request.method == "POST" and request.headers.get("Sec-Fetch-Site") == "same-origin"


def _page(
    request: HttpRequest,
    name: str,
    status: int,
    more: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    context: dict[str, Any] = without_database(request) | dict(more or {"words": words_sent(request)})
    words = get_template(f"sorry/{name}.jinja").render(context)
    return HttpResponse(words, status=status, headers={"Cache-Control": "no-store"} | dict(headers or {}))


def fields_sent(request: HttpRequest) -> list[tuple[str, str]]:
    """Return every field of the form that was sent, but for what must not be shown."""
    if request.method != "POST":
        return []
    try:
        sent = list(request.POST.lists())
    except (OSError, ValueError):  # a broken upload, or one too large: Django's own errors are kinds of these
        return []
    return [
        (name, text.replace("\x00", "").replace("\r\n", "\n"))
        for name, values in sent
        if name not in NEVER_SHOWN
        for text in values
        if isinstance(text, str)
    ]


def words_sent(request: HttpRequest) -> list[str]:
    """Return what somebody wrote in the form they sent, so that no word of theirs is lost with our mistake."""
    return [text for _name, text in fields_sent(request) if len(text.strip()) >= WORTH_KEEPING]
