"""Whether everybody is there whom a gathering needs, and on which side somebody stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from forum.people.membership.actors import actor_of
from forum.people.membership.models import Person
from forum.people.policy import Actor, Role
from forum.rooms.gatherings.models import Gathering, Pair
from forum.rooms.gatherings.rules import TWO_SEATS, WITH_STAFF


@dataclass(frozen=True)
class Side:
    """Whether somebody comes from the trust, and whether they can be one of the two."""

    as_host: bool
    fits: bool


def side_of(person: Person, gathering: Gathering) -> Side:
    """On which side this person would go there, by what they hold today."""
    return side_for(actor_of(person), gathering)


def side_for(actor: Actor, gathering: Gathering) -> Side:
    """The same for whoever is here."""
    as_host = actor.holds(Role.HOST)
    if gathering.kind in TWO_SEATS:
        return Side(as_host, actor.holds(Role.SEAT) and not as_host)
    return Side(as_host, as_host or actor.holds(Role.MEMBER))


def complete(gathering: Gathering) -> bool:
    """Whether both are there; what is not made in pairs always is."""
    return enough(gathering.kind, list(Pair.objects.filter(gathering=gathering)))


def enough(kind: str, pair: Iterable[Pair]) -> bool:
    """The same for those who are known already: whoever would only come if somebody cannot does not count."""
    sides = [one.as_host for one in pair if not one.reserve]
    if kind in TWO_SEATS:
        return sides.count(False) >= 2  # noqa: PLR2004 - a pair
    return kind not in WITH_STAFF or set(sides) == {True, False}
