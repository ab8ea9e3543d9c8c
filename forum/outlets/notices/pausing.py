"""Nothing comes to whoever rests, but what they asked to keep; clocks of offices go to whoever is there."""

from collections.abc import Collection

from forum.outlets.notices.care_and_keys import CLOCKS, KEPT_AS
from forum.people.care.queries import away


def pauses_for(persons: Collection[int], kind: str) -> set[int]:
    """Those of these people to whom this kind does not come now. What pauses is not kept for later."""
    return set() if kind in CLOCKS else away(persons, but=KEPT_AS.get(kind))
