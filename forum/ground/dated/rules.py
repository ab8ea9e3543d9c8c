"""What a forum may set about itself, and how often a help route is looked at again."""

import datetime as dt
from dataclasses import dataclass, field, fields
from typing import Any

CHECK_AGAIN_AFTER = dt.timedelta(days=183)  # about six months


@dataclass(frozen=True)
class Forum:
    """What the forum says about itself; the defaults make a fresh installation readable."""

    name: str = "Partnership Forum"
    hosted_by: str = ""
    in_short: list[str] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    reach_us: str = ""
    keep_me_posted: str = ""
    other: dict[str, Any] = field(default_factory=dict)


SETTINGS = {one.name for one in fields(Forum)} - {"other"}


def forum_from(values: dict[str, Any]) -> Forum:
    """Build the forum from its settings; keys of other parts are found under `other`."""
    known = {key: value for key, value in values.items() if key in SETTINGS}
    return Forum(**known, other={key: value for key, value in values.items() if key not in SETTINGS})


def needs_check(last_checked: dt.date, today: dt.date) -> bool:
    return today - last_checked > CHECK_AGAIN_AFTER
