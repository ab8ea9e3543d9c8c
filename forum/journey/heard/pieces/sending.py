"""What a form that may carry a picture or recording does once it was sent: the piece first, then the words with it."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from forum.ground.forms import Form
from forum.journey.heard import actions
from forum.journey.heard.pieces.actions import hear_piece, keep_piece
from forum.journey.heard.pieces.forms import WithPiece
from forum.people.policy.doors import attempt

if TYPE_CHECKING:
    from django.http import QueryDict
    from django.utils.datastructures import MultiValueDict


def posted(request: HttpRequest) -> "tuple[QueryDict | None, MultiValueDict[str, Any] | None]":
    """What a form with a file is made from."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def keep_what_came(request: HttpRequest, form: WithPiece) -> None:
    """Keep the piece of a form, valid or not: whatever else is mended, it need not be chosen again."""
    came = form.cleaned_data.pop("piece", None)
    if came:
        kind, ending, content = came
        kept = attempt(
            form,
            lambda: keep_piece(actor=request.actor, kind=kind, ending=ending, content=content),  # type: ignore[attr-defined]
        )
        if kept:
            form.holds(kept)


def hear_it(request: HttpRequest, form: Form, wishes: dict[str, Any]) -> actions.Heard | None:
    """Hear the words of a form, with its piece where it has one; None when something stands in the way."""
    wishes.pop("piece", None)
    piece = getattr(form, "kept", None)
    actor = request.actor  # type: ignore[attr-defined]
    if piece:
        return attempt(form, lambda: hear_piece(actor=actor, piece=piece, **wishes))
    return attempt(form, lambda: actions.hear(actor=actor, **wishes))
