"""What every page's frame shows: at most one question to the database, none on pages that must come without one."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language, get_language_bidi

from forum.ground.dated import queries

FEW_LINES = "few_lines"
PLACES = ("/say", "/come", "/find", "/changed", "/join", "/together", "/matters", "/decisions", "/promises", "/follow",
          "/agreement", "/record")  # fmt: skip


def frame(request: HttpRequest) -> dict[str, Any]:
    return {"forum": queries.forum_of(request)} | without_database(request)


def without_database(request: HttpRequest) -> dict[str, Any]:
    path = request.path
    return {
        FEW_LINES: request.COOKIES.get(FEW_LINES) == "on",
        "here": next((place for place in PLACES if path == place or path.startswith(f"{place}/")), ""),
        "at_home": path == "/",
        "back_here": request.get_full_path() if request.method == "GET" else path,
        "language": get_language() or "en-gb",
        "direction": "rtl" if get_language_bidi() else "ltr",
    }
