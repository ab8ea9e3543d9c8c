"""Each view says whom it opens to; a guard refuses a view that does not."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import resolve_url

from forum.ground.pages import sorry
from forum.people.policy.engine import NotYours, Refused, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.forms import Form
    from django.http import HttpRequest, HttpResponseBase

    View = Callable[..., HttpResponseBase]

Made = TypeVar("Made")


def opens_to(*roles: Role) -> Callable[[View], View]:
    """Open a view to these roles. Somebody who is not signed in is asked to; the action checks the rest."""

    def decorate(view: View) -> View:
        @wraps(view)
        def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
            if not actor.holds(*roles):
                if not actor.signed_in and request.method == "POST":
                    return sorry.signed_out(request, sign_in=resolve_url(settings.LOGIN_URL))
                if not actor.signed_in:
                    return redirect_to_login(request.get_full_path())
                raise PermissionDenied
            try:
                return view(request, *args, **kwargs)
            except NotYours as no:
                raise PermissionDenied(str(no)) from no

        door.door = frozenset(roles)  # type: ignore[attr-defined]  # what the guard reads
        return door

    return decorate


def attempt(form: Form, move: Callable[[], Made]) -> Made | None:
    """Make the move; where a rule stands in the way, put its words on the form and return None."""
    try:
        return move()
    except NotYours:
        raise
    except Refused as no:
        form.add_error(None, str(no))
        return None
