"""Who may do what: the engine. Each part declares its own rows in its rules.py."""

from forum.people.policy.engine import (
    POLICY,
    VISITOR,
    Actor,
    NotYours,
    Place,
    Refused,
    Role,
    Row,
    join_words,
    may,
    require,
    row,
)

__all__ = [
    "POLICY",
    "VISITOR",
    "Actor",
    "NotYours",
    "Place",
    "Refused",
    "Role",
    "Row",
    "join_words",
    "may",
    "require",
    "row",
]
