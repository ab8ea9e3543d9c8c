"""The page of those who answer now: a whole file under FORUM_DATA, so that it needs neither database nor program."""

import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.template.loader import get_template

from forum.ground.dated.models import HelpRoute
from forum.ground.dated.queries import forum_today, routes_today, shipped_routes
from forum.ground.dated.rules import Forum

END = "</html>"


def file() -> Path:
    return Path(settings.FORUM_DATA) / "help-now.html"


def page(*, routes: list[HelpRoute], forum: Forum) -> str:
    return get_template("dated/help_now.jinja").render({"routes": routes, "forum": forum}).strip() + "\n"


def write() -> None:
    """Write the file from what holds today; readers see the old one or the new one, never half of it."""
    with transaction.atomic():
        # Two writers wait for each other here, so that the one who reads last writes last.
        list(HelpRoute.objects.select_for_update().order_by("pk"))
        words = page(routes=routes_today(), forum=forum_today())
        _put(words)


def write_after_commit() -> None:
    """Write the file once the change is safe; a full disk then breaks no request, it is only logged."""
    transaction.on_commit(write, robust=True)


def read() -> str:
    """Return the page, whatever happened: the forum's own file, or what the product came with."""
    try:
        words = file().read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        words = ""
    return words if words.rstrip().endswith(END) else page(routes=shipped_routes(), forum=Forum())


def _put(words: str) -> None:
    target = file()
    handle, draft = tempfile.mkstemp(dir=target.parent, prefix=".help-now-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(words)
            out.flush()
            os.fsync(out.fileno())
        Path(draft).chmod(0o644)
        Path(draft).replace(target)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise
