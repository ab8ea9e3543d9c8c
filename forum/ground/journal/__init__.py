"""The private stream: one event for every act, ids only, prunable. What messages are made from.

`take()` hands events to a reader in an order without gaps; DESIGN section 2 tells of the two streams.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from forum.ground.journal.actions import forget_actor, note, prune, take

__all__ = ["forget_actor", "note", "prune", "take"]


def __getattr__(name: str) -> Any:
    """Fetch a verb when it is first used: parts import this before Django has loaded their models."""
    if name in __all__:
        return getattr(import_module("forum.ground.journal.actions"), name)
    raise AttributeError(name)
