"""Each view says whom it opens to; a guard refuses a view that does not."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import resolve_url

from forum.ground.pages import sorry
from forum.ground.spreadsheets import Unreadable
from forum.people.policy.engine import NotYours, Refused, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.forms import Form
    from django.http import HttpRequest, HttpResponseBase

    View = Callable[..., HttpResponseBase]

Made = TypeVar("Made")


def opens_to(*roles: Role) -> Callable[[View], View]:
    """Open a view to these roles; the action checks the rest.

    Somebody who is not signed in is asked to, and who is only half in is led to the second step; both come back here.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
            if not actor.holds(*roles):
                if not actor.signed_in and request.method == "POST":
                    return sorry.signed_out(request, sign_in=resolve_url(settings.LOGIN_URL))
                if not actor.signed_in:
                    return redirect_to_login(request.get_full_path())
                if actor.half_in:
                    return _second_step(request)
                raise PermissionDenied
            try:
                return view(request, *args, **kwargs)
            except NotYours as no:
                if actor.half_in:
                    return _second_step(request)
                raise PermissionDenied(str(no)) from no

        door.door = frozenset(roles)  # type: ignore[attr-defined]  # what the guard reads
        return door

    return decorate


def _second_step(request: HttpRequest) -> HttpResponseBase:
    """Lead to the second step and back; what was written is shown, to be sent from another window's return."""
    way = resolve_url(settings.SECOND_STEP_URL)
    if request.method == "POST":
        return sorry.half_in(request, second_step=way)
    return redirect_to_login(request.get_full_path(), login_url=way)


def attempt(form: Form, move: Callable[[], Made]) -> Made | None:
    """Make the move; where a rule stands in the way, put its words on the form and return None."""
    try:
        return move()
    except NotYours:
        raise
    except (Refused, Unreadable) as no:
        form.add_error(None, str(no))
        return None
