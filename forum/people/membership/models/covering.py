"""Resting, and the second person of what somebody holds, who covers meanwhile."""

from django.db import models
from django.db.models import Q

from forum.people.membership.models.holdings import Held, Office, Seat


class Resting(Held):
    """Somebody takes nothing on for now. No reason is asked, so none is kept; what they hold stays theirs."""

    class Meta(Held.Meta):
        constraints = [
            *Held.Meta.constraints,
            models.UniqueConstraint(fields=["person"], condition=Q(until__isnull=True), name="rests_once"),
        ]


class StandIn(Held):
    """The second person of a seat or an office: while no holder is there, the place is theirs to act for."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="stand_ins")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, blank=True, related_name="stand_ins")

    class Meta(Held.Meta):
        constraints = [
            *Held.Meta.constraints,
            models.CheckConstraint(
                condition=Q(seat__isnull=False, office__isnull=True) | Q(seat__isnull=True, office__isnull=False),
                name="stands_in_for_a_seat_or_an_office",
            ),
            models.UniqueConstraint(
                fields=["seat"], condition=Q(until__isnull=True, seat__isnull=False), name="one_second_of_a_seat"
            ),
            models.UniqueConstraint(
                fields=["office"], condition=Q(until__isnull=True, office__isnull=False), name="one_second_of_an_office"
            ),
        ]

    @property
    def name(self) -> str:
        place = self.seat or self.office
        return place.name if place else ""
