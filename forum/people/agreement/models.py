"""The words of how we work together, version by version, and who signed them."""

from typing import Self

from django.db import models
from django.db.models import Q

from forum.ground import clock, codes
from forum.people.membership.models import Office, Person, Seat


class CharterQuerySet(models.QuerySet["Charter"]):
    def adopted(self) -> Self:
        """Versions that are or were in force, the newest first."""
        return self.filter(since__isnull=False).order_by("-since", "-pk")


class Charter(models.Model):
    """One version of how we work together. Without a day it waits for its keys."""

    public_id = codes.public_id()
    words = models.TextField()
    why = models.TextField(blank=True)
    since = models.DateField(null=True, blank=True)
    objects = CharterQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="a_charter_says_something")]


class Signature(models.Model):
    """A seat or a post signed, by whoever held it on that day."""

    charter = models.ForeignKey(Charter, on_delete=models.PROTECT, related_name="signatures")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    on = models.DateField(default=clock.today)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(seat__isnull=False, office__isnull=True) | Q(seat__isnull=True, office__isnull=False),
                name="signed_for_a_seat_or_a_post",
            ),
            models.UniqueConstraint(
                fields=["charter", "seat", "office", "by"], name="signed_once", nulls_distinct=False,
                condition=Q(by__isnull=False),
            ),
        ]  # fmt: skip

    @property
    def name(self) -> str:
        place = self.seat or self.office
        return place.name if place else ""
