"""Permits of devices that write down without signal."""

from datetime import datetime
from typing import Self

from django.db import models

from forum.ground import clock, codes
from forum.journey.heard.rules import PERMIT_GOOD_FOR
from forum.people.membership.models import Person
from forum.rooms.gatherings.models import Gathering


class CapturePermitQuerySet(models.QuerySet["CapturePermit"]):
    def good(self) -> Self:
        """Those with which a device can still hand over."""
        return self.filter(taken_back_at=None, made_at__gt=clock.now() - PERMIT_GOOD_FOR)

    def old(self) -> Self:
        """Those that have been over for as long again."""
        return self.filter(made_at__lte=clock.now() - 2 * PERMIT_GOOD_FOR)


class CapturePermit(models.Model):
    """It can only add what somebody said, for thirty days, and reads nothing. Kept as a keyed hash."""

    public_id = codes.public_id()
    fingerprint = models.CharField(max_length=64, unique=True)
    called = models.CharField(max_length=60)  # the device, as its people know it
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    gathering = models.ForeignKey(Gathering, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    handed_over = models.PositiveIntegerField(default=0)
    objects = CapturePermitQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["made_by", "-id"])]

    @property
    def good_until(self) -> datetime:
        return self.made_at + PERMIT_GOOD_FOR
