"""How this stage leaves its event and its entry."""

from collections.abc import Mapping

from forum import record
from forum.ground import journal


def trace(
    *,
    actor: str,
    person: int | None,
    act: str,
    subject: str,
    facts: Mapping[str, str | int | bool],
    tally: Mapping[str, int],
    about: Mapping[str, int],
) -> int:
    """Append the entry and its event; tallies that do not change are left out."""
    changes = {name: change for name, change in tally.items() if change}
    entry = record.append(act=act, subject=subject, actor=actor, facts=dict(facts), tally=changes)
    journal.note(act=act, actor=person, subject=subject, entry=entry, about=dict(about))
    return entry
