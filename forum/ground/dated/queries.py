"""What holds today. One question to the database for all settings of a request."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.http import HttpRequest

from forum.ground import clock
from forum.ground.dated.doors import SETTING, Door, doors_on, to_check
from forum.ground.dated.models import ForumSetting, HelpRoute
from forum.ground.dated.rules import Forum, forum_from, needs_check

DEFAULT_ROUTES = Path(__file__).with_name("default_routes.json")


def forum_today() -> Forum:
    rows = ForumSetting.objects.in_force(clock.today()).values_list("key", "value")
    return forum_from(dict(rows))


def forum_of(request: HttpRequest) -> Forum:
    """Return the forum's settings, asked for once in a request."""
    found: Forum | None = getattr(request, "forum", None)
    if found is None:
        found = forum_today()
        request.forum = found  # type: ignore[attr-defined]  # ours
    return found


def shipped_routes() -> list[HelpRoute]:
    """Return the routes that come with the product, unsaved: they need no database."""
    rows: list[dict[str, Any]] = json.loads(DEFAULT_ROUTES.read_text(encoding="utf-8"))
    routes = []
    for order, row in enumerate(rows, start=1):
        checked = dt.date.fromisoformat(row["last_checked"])
        routes.append(HelpRoute(**(row | {"last_checked": checked, "valid_from": checked, "order": order})))
    return routes


def routes_today() -> list[HelpRoute]:
    """Return the forum's own routes, or the shipped ones where it has none."""
    return list(HelpRoute.objects.in_force(clock.today())) or shipped_routes()


def routes_to_check(today: dt.date) -> list[HelpRoute]:
    """Return the routes that nobody has looked at for six months; `forum check` complains of them."""
    routes = list(HelpRoute.objects.in_force(today)) or shipped_routes()
    return [route for route in routes if needs_check(route.last_checked, today)]


def doors_today() -> list[Door]:
    """Return who looks into what the forum cannot (one person's care, harm, a crime): the forum's own, or the shipped.

    To look one up by its slug: `next((door for door in doors_today() if door.slug == slug), None)`.
    """
    today = clock.today()
    own = ForumSetting.objects.in_force(today).filter(key=SETTING).values_list("value", flat=True).first()
    return doors_on(today, own)


def doors_to_check(today: dt.date) -> list[Door]:
    """Return the doors that nobody has looked at for six months."""
    return to_check(doors_today(), today)
