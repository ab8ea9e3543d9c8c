"""The event of an act, and its entry where it is public. Names of people never enter the record."""

from forum import record
from forum.ground import journal
from forum.people import policy
from forum.people.groups.rules import Words
from forum.people.membership.models import Group
from forum.people.membership.rules import GroupKind


def trace(*, act: str, actor: policy.Actor, group: Group, **facts: record.Json) -> None:
    """Leave both, for a public act of a group."""
    subject = f"group:{group.public_id}"
    who = f"seat:{actor.seats[0].slug}" if actor.seats else "a member"
    entry = record.append(act=act, subject=subject, actor=who, facts={"title": group.name, **facts})
    journal.note(act=act, actor=actor.person, subject=subject, entry=entry)


def note(*, act: str, actor: policy.Actor, group: Group, **about: int) -> None:
    """Leave the event alone, for what is somebody's own."""
    journal.note(act=act, actor=actor.person, subject=f"group:{group.public_id}", about=about)


def held(group: Group, *, working: bool = True) -> Group:
    """Lock a group that is open.

    Raises:
        Refused: when it has closed, or is not a working group where one is asked for.
    """
    locked = Group.objects.select_for_update().get(pk=group.pk)
    if locked.closed_on is not None:
        raise policy.Refused(Words.CLOSED)
    if working and locked.kind != GroupKind.WORKING:
        raise policy.Refused(Words.NEVER_CLOSES)
    return locked
