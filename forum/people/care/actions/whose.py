"""Finding whom somebody means, and leaving the private event of their act."""

from forum.ground import journal
from forum.ground.journal.rules import About
from forum.people import policy
from forum.people.care.rules import Words
from forum.people.membership.models import Membership, Person
from forum.people.membership.rules import GroupKind


def member_called(name: str, *, but: int | None) -> Person:
    """The member of the forum whom somebody calls by this name.

    Raises:
        Refused: when there is nobody, or more than one, of that name.
    """
    here = Membership.objects.now().filter(group__kind=GroupKind.FORUM).values("person")
    found = list(Person.objects.filter(pk__in=here, called__iexact=name.strip())[:2])
    if len(found) != 1:
        raise policy.Refused(Words.NOBODY)
    if found[0].pk == but:
        raise policy.Refused(Words.NOT_YOURSELF)
    return found[0]


def note(act: str, actor: policy.Actor, **about: About) -> None:
    """Leave an event of somebody's own life: ids, never a word."""
    journal.note(act=act, actor=actor.person, subject=f"person:{actor.person}", about=about)
