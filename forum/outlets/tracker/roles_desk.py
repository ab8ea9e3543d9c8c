"""What waits of roles and money: for those who decide, for the payer, for the coordinator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from forum.people.policy import Actor, Role
from forum.people.roles import queries
from forum.people.roles.models import MoneyClaim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from forum.people.roles.models import Expression, InvolvementRole

SHOWN = 5


@dataclass(frozen=True)
class RolesDesk:
    """Each list at most five long, whatever waits longest first."""

    interest: Sequence[Expression] = ()
    claims: Sequence[MoneyClaim] = ()
    free: Sequence[InvolvementRole] = ()

    def __bool__(self) -> bool:
        return bool(self.interest or self.claims or self.free)


def for_roles(actor: Actor) -> RolesDesk:
    """What somebody who decides about roles, pays, or coordinates finds on their desk."""
    decides = actor.holds(Role.SEAT, Role.MEMBER)
    return RolesDesk(
        interest=list(queries.waiting_for(actor)[:SHOWN]) if decides else (),
        claims=list(MoneyClaim.objects.to_pay().exclude(person=actor.person)[:SHOWN])
        if actor.holds(Role.PAYER)
        else (),
        free=list(queries.with_free_places()[:SHOWN]) if actor.holds(Role.COORDINATOR) else (),
    )
