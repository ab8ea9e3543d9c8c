"""How long things are kept, as each part says of its own in its `privacy.py`; page, dry run and job read it there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise

Rows = list[dict[str, object]]


@dataclass(frozen=True)
class Kept:
    """One kind of thing that is forgotten by itself after a time.

    Attributes:
        name: in code and logs, like `drafts`; one for each kind.
        what: what it is, in words for everybody.
        why: why it is kept at all, or so long, in words for everybody.
        period: for how long.
        due: how many have had their time now. It may look at every row, so it is asked by hand only.
        forget: forgets those, all or a good part, and says how many went.
    """

    name: str
    what: str | Promise
    why: str | Promise
    period: timedelta
    due: Callable[[], int]
    forget: Callable[[], int]
