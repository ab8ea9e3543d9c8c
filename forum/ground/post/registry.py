"""Who makes the words of which kind of message. Filled by the parts above when Django is ready."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from forum.ground.post.messages import Message

if TYPE_CHECKING:
    from datetime import datetime

    from forum.ground.post.models import Delivery

Renderer = Callable[["Delivery"], Message | None]
# Given who gets it, the moment before which nothing is to come to them; None when anything may.
Hold = Callable[[int], "datetime | None"]

_renderers: dict[str, Renderer] = {}
_at_any_hour: set[str] = set()
_holds: dict[str, Hold] = {}


def register(kind: str, render: Renderer, *, at_any_hour: bool = False) -> None:
    """Name the renderer of a kind.

    It returns None to drop a message that has lost its sense meanwhile, and raises `Elsewhere` when its reader is
    reached in another way by now.

    `at_any_hour` is for what somebody asked for this minute, or what cannot wait: it leaves in the quiet hours too.
    """
    if at_any_hour:
        _at_any_hour.add(kind)
    if _renderers.setdefault(kind, render) is not render:
        raise ValueError(f"Two parts want to write the words of {kind!r}.")


def hold_for(to_kind: str, ask: Hold) -> None:
    """Name who knows the quiet hours of those whom `to_kind` counts."""
    if _holds.setdefault(to_kind, ask) is not ask:
        raise ValueError(f"Two parts want to say when {to_kind!r} rests.")


def held_until(delivery: "Delivery") -> "datetime | None":
    """Until when a message waits because its reader wants quiet; what leaves at any hour waits for nobody."""
    ask = _holds.get(delivery.to_kind)
    return None if ask is None or delivery.kind in _at_any_hour else ask(delivery.to_id)


def leave_at_any_hour() -> list[str]:
    """The kinds that leave in the quiet hours too."""
    return sorted(_at_any_hour)


def render(delivery: "Delivery") -> Message | None:
    return _renderers[delivery.kind](delivery)
