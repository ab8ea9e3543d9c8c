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

_owners: dict[str, CarryOut] = {}


def register(act: str, carry_out: CarryOut) -> None:
    """Name what happens when an act has all of its keys."""
    if _owners.setdefault(act, carry_out) is not carry_out:
        raise ValueError(f"Two parts want to carry out {act!r}.")


def owner_of(act: str) -> CarryOut:
    """Return what carries an act out.

    Raises:
        Refused: when no part does.
    """
    if act not in _owners:
        raise policy.Refused(Words.UNKNOWN)
    return _owners[act]
