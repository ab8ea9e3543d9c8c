"""What every page's frame shows: at most one question to the database, none on pages that must come without one."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language, get_language_bidi

from forum.ground.dated import queries
from forum.ground.dated.rules import Forum

FEW_LINES = "few_lines"
PLACES = ("/say", "/come", "/find", "/changed", "/join", "/together", "/roles", "/matters", "/decisions", "/promises",
          "/follow", "/agreement", "/record")  # fmt: skip


_last_known: list[Forum] = [Forum()]  # so that a page made without the database still bears the forum's name


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of every page, run by the template engine."""
    _last_known[0] = queries.forum_of(request)
    return without_database(request)


def without_database(request: HttpRequest) -> dict[str, Any]:
    """Context of a page that must come with the database away."""
    path = request.path
    return {
        "forum": _last_known[0],
        FEW_LINES: request.COOKIES.get(FEW_LINES) == "on",
        "here": next((place for place in PLACES if path == place or path.startswith(f"{place}/")), ""),
        "at_home": path == "/",
        "back_here": request.get_full_path(),
        "language": get_language() or "en-gb",
        "direction": "rtl" if get_language_bidi() else "ltr",
    }
