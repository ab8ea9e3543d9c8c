"""Saying goodbye: whatever somebody holds is free again, what they did stays, and the way back stays open."""

from dataclasses import dataclass

from django.db import transaction

from forum.ground import journal
from forum.people.membership.covering import end
from forum.people.membership.models import ActingFor, Chairing, Membership, OfficeHolding, Person, SeatHolding, StandIn
from forum.people.membership.rules import GroupKind
from forum.people.policy import Actor, Role, require


@dataclass(frozen=True)
class Held:
    """What somebody holds today, in the names of the things. Circles are private and count as nobody's business."""

    groups: list[str]
    seats: list[str]
    organisations: list[str]
    covers: int
    posts: list[str]

    @property
    def anything(self) -> bool:
        return bool(self.groups or self.seats or self.organisations or self.covers)


def held_by(person: Person) -> Held:
    """What goodbye would free; posts are named, and are handed over by the organisation whose they are."""
    groups = Membership.objects.now().filter(person=person).exclude(group__kind=GroupKind.CIRCLE)
    seats = SeatHolding.objects.now().filter(person=person)
    acting = ActingFor.objects.now().filter(person=person)
    offices = OfficeHolding.objects.now().filter(person=person)
    return Held(
        groups=list(groups.order_by("pk").values_list("group__name", flat=True)),
        seats=list(seats.order_by("pk").values_list("seat__name", flat=True)),
        organisations=list(acting.order_by("pk").values_list("organisation__name", flat=True)),
        covers=StandIn.objects.now().filter(person=person).count(),
        posts=list(offices.order_by("pk").values_list("office__name", flat=True)),
    )


@transaction.atomic
def leave(*, actor: Actor, person: Person) -> bool:
    """End what somebody holds as of today, without a reason; whether there was anything. A second tap changes nothing.

    Posts stay: they belong to an organisation, which says who comes after. Circles stay too: they are among friends.
    """
    require(actor, "membership.leave", also={Role.SELF} if actor.person == person.pk else set())
    standing = [
        *Membership.objects.now().filter(person=person).exclude(group__kind=GroupKind.CIRCLE).select_for_update(),
        *SeatHolding.objects.now().filter(person=person).select_for_update(),
        *Chairing.objects.now().filter(person=person).select_for_update(),
        *ActingFor.objects.now().filter(person=person).select_for_update(),
        *StandIn.objects.now().filter(person=person).select_for_update(),
    ]
    for one in standing:
        end(one)
    if standing:
        journal.note(act="membership.leave", actor=actor.person, subject=f"person:{person.public_id}")
    return bool(standing)
