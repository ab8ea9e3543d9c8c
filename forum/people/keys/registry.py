"""Who carries an act out once the last key is in: the part that owns it says so when it is loaded.

To ask for 'withdraw published words from view' or 'publish a count', their parts register here and call `keys.ask`.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from forum.people import policy
from forum.people.keys.rules import Words

if TYPE_CHECKING:
    from forum.people.keys.models import Asking

# Runs in the transaction of the last key; `actor` is whoever turned it.
CarryOut = Callable[["policy.Actor", "Asking"], None]

# Where what an asking is about can be read; no address where the asking says it all.
ReadAt = Callable[["Asking"], str]

_owners: dict[str, tuple[CarryOut, ReadAt]] = {}


def register(act: str, carry_out: CarryOut, *, read_at: ReadAt = lambda _asking: "") -> None:
    """Name what happens when an act has all of its keys, and where it can be read before."""
    if _owners.setdefault(act, (carry_out, read_at))[0] is not carry_out:
        raise ValueError(f"Two parts want to carry out {act!r}.")


def owner_of(act: str) -> CarryOut:
    """Return what carries an act out.

    Raises:
        Refused: when no part does.
    """
    if act not in _owners:
        raise policy.Refused(Words.UNKNOWN)
    return _owners[act][0]


def read_at(asking: "Asking") -> str:
    """Where what an asking is about can be read; empty where nowhere."""
    return _owners[asking.act][1](asking) if asking.act in _owners else ""
