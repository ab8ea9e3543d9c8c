"""Acts of oneself: that they are, and by whom."""

from forum.people import policy


def require_self(actor: policy.Actor, act: str, *, of: int | None = None) -> int:
    """Return the key of whoever acts for themselves; with `of`, refuse whoever is not that person."""
    own = actor.person is not None and of in {None, actor.person}
    policy.require(actor, act, also={policy.Role.SELF} if own else set())
    return actor.person or 0
