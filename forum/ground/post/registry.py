"""Who makes the words of which kind of message. Filled by the parts above when Django is ready."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from forum.ground.post.messages import Message

if TYPE_CHECKING:
    from forum.ground.post.models import Delivery

Renderer = Callable[["Delivery"], Message | None]

_renderers: dict[str, Renderer] = {}


def register(kind: str, render: Renderer) -> None:
    """Name the renderer of a kind. It returns None to drop a message that has lost its sense meanwhile."""
    if _renderers.setdefault(kind, render) is not render:
        raise ValueError(f"Two parts want to write the words of {kind!r}.")


def render(delivery: "Delivery") -> Message | None:
    return _renderers[delivery.kind](delivery)
