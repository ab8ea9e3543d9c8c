"""Codes that let somebody come in for an organisation: each is used once, and kept only as a keyed hash."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from forum.ground import clock, codes
from forum.people.membership.models import Organisation, Person
from forum.people.partners.rules import CODES_KEPT, Kind


class PartnerCodeQuerySet(models.QuerySet["PartnerCode"]):
    def open(self) -> Self:
        """Those with which somebody can still come in."""
        return self.filter(used_at=None, taken_back_at=None, made_at__gt=clock.now() - CODES_KEPT)

    def old(self) -> Self:
        return self.filter(made_at__lte=clock.now() - CODES_KEPT)


class PartnerCode(models.Model):
    """An invitation to speak for an organisation, on paper or told."""

    public_id = codes.public_id()
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.PERSON)
    for_whom = models.CharField(max_length=100, blank=True)  # so that the inviter tells one code from another
    fingerprint = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    used_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    used_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    objects = PartnerCodeQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(taken_back_at__isnull=True), name="used_or_taken_back"
            ),
            models.CheckConstraint(condition=Q(used_by__isnull=True) | Q(used_at__isnull=False), name="used_at_a_time"),
        ]

    @property
    def good_until(self) -> datetime:
        return self.made_at + CODES_KEPT
