"""Deliveries: one message to one person in one way. Ids are stored, words are made at the moment of sending.

A part above registers how the words of a kind are made; `queue()` only writes a row, so a mail server that is down
breaks no request; `drain()` sends what is due and survives a kill at every step.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from forum.ground.post.messages import Elsewhere, Message
from forum.ground.post.registry import hold_for, register, render

if TYPE_CHECKING:
    from forum.ground.post.actions import drop, go_by, note_printed, prune, queue, try_again
    from forum.ground.post.sending import drain

__all__ = [
    "Elsewhere", "Message", "drain", "drop", "go_by", "hold_for", "note_printed", "prune", "queue", "register",
    "render", "try_again",
]  # fmt: skip

_WHERE = {
    "drain": "sending",
    "drop": "actions",
    "go_by": "actions",
    "note_printed": "actions",
    "prune": "actions",
    "queue": "actions",
    "try_again": "actions",
}


def __getattr__(name: str) -> Any:
    """Fetch a verb when it is first used: parts import this before Django has loaded their models."""
    if name in _WHERE:
        return getattr(import_module(f"forum.ground.post.{_WHERE[name]}"), name)
    raise AttributeError(name)
