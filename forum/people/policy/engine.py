"""Who may do what. Rows are data, declared in each part's rules.py as POLICY; an act without a row is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from django.apps import apps

if TYPE_CHECKING:
    from collections.abc import Iterable


class Role(StrEnum):
    """What somebody is, in general or towards the thing at hand."""

    ANYBODY = "anybody"
    KNOWN = "somebody signed in"  # whatever they hold, and also if they hold nothing
    SPEAKER = "the speaker"  # holds the receipt of this voice
    HELPER = "a helper"  # may write down what somebody else says
    MEMBER = "a member"
    SEAT = "a seat"  # holds a seat in the forum
    COORDINATOR = "the coordinator"  # a paid post of the forum
    DUTY = "the duty person"  # named and trained, for when a voice worries a reader
    OFFICE = "the office"  # holds the office that is asked
    COMMITTED = "who committed"  # one of those who made this commitment
    HOST = "the host"  # acts for the organisation that houses the forum
    PARTNER = "a partner"  # acts for another organisation
    LEAD = "who invites for a partner"  # may bring others of that organisation
    SELF = "the person themselves"  # whom it is about
    BUDDY = "their buddy"  # chosen by them to carry the small things
    STAND_IN = "their stand-in"  # the second person of what they hold
    PAYER = "the payer"  # an office that pays expenses; clocks bind it
    CHAIR = "a chair"  # chairs or co-chairs a group under its terms of reference
    GROUP = "a member of the group"  # of a working group
    PAIR = "one of those who go there"  # makes a gathering together with somebody else
    CIRCLE = "a member of the circle"  # of a private peer circle


class Refused(Exception):  # noqa: N818 - reads as what it says
    """Raised by an action when a rule does not allow it as things stand. Its words can be shown."""


class NotYours(Refused):
    """Raised when the policy does not let this actor do this act."""

    def __init__(self, row: Row) -> None:
        self.row = row
        super().__init__(f"This is for {join_words(row.who)}.")


@dataclass(frozen=True)
class Row:
    """One line of the policy.

    Args:
        act: `part.verb`, the same name as the action.
        who: roles of which any one is enough.
        never: roles that may not, even with another of `who` (the host never closes).
        public: whether the act leaves an entry in the public record.
        words: what it lets them do, to follow "… may".
    """

    act: str
    who: frozenset[Role]
    words: str
    public: bool = False
    never: frozenset[Role] = frozenset()


@dataclass(frozen=True)
class Place:
    """A seat, office or organisation that somebody holds or acts for now."""

    pk: int
    public_id: str
    slug: str
    name: str


@dataclass(frozen=True)
class Actor:
    """Somebody at the door, with what they hold now. Nobody is known about a visitor.

    Who is `half_in` has yet to show twice that it is them, as what they hold asks; till then they act as anybody.
    """

    person: int | None = None
    name: str = ""
    roles: frozenset[Role] = frozenset({Role.ANYBODY})
    seats: tuple[Place, ...] = ()
    offices: tuple[Place, ...] = ()
    organisations: tuple[Place, ...] = ()
    half_in: bool = False

    @property
    def signed_in(self) -> bool:
        return self.person is not None

    def holds(self, *roles: Role) -> bool:
        return bool(self.roles & set(roles))

    def office(self, pk: int) -> Place | None:
        return next((office for office in self.offices if office.pk == pk), None)


VISITOR = Actor()


@dataclass
class Policy:
    """All rows, read once from the rules.py of each installed part."""

    rows: dict[str, Row] = field(default_factory=dict)

    def read(self) -> None:
        """Read every part's rows. Put in place at once: several threads may come to read first."""
        rows: dict[str, Row] = {}
        for part in apps.get_app_configs():
            if not part.name.startswith("forum.") or find_spec(f"{part.name}.rules") is None:
                continue
            for row in getattr(import_module(f"{part.name}.rules"), "POLICY", ()):
                if row.act in rows:
                    raise ValueError(f"Two rows of the policy for {row.act}.")
                rows[row.act] = row
        self.rows = rows

    def all(self) -> list[Row]:
        """Every row, in the order of the parts."""
        if not self.rows:
            self.read()
        return list(self.rows.values())

    def row(self, act: str) -> Row:
        if not self.rows:
            self.read()
        return self.rows[act]


POLICY = Policy()


def may(actor: Actor, act: str, *, also: Iterable[Role] = ()) -> bool:
    """Whether the actor may do this; `also` are roles towards the thing at hand."""
    row = POLICY.row(act)
    roles = actor.roles | set(also)
    return bool(roles & row.who) and not roles & row.never


def require(actor: Actor, act: str, *, also: Iterable[Role] = ()) -> Row:
    """Return the row that lets the actor do this.

    Raises:
        NotYours: when none does.
    """
    row = POLICY.row(act)
    if not may(actor, act, also=also):
        raise NotYours(row)
    return row


def row(act: str, who: Role | Iterable[Role], words: str, *, public: bool = False, never: Iterable[Role] = ()) -> Row:
    """Write one row of the policy; see `Row`."""
    roles = frozenset({who}) if isinstance(who, Role) else frozenset(who)
    return Row(act=act, who=roles, words=words, public=public, never=frozenset(never))


def join_words(roles: Iterable[Role]) -> str:
    """Roles as a person would list them: `a member or the coordinator`."""
    names = sorted(role.value for role in roles)
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
