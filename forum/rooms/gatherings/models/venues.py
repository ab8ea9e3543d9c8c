"""Places to meet, and how one gets in."""

from datetime import date, timedelta
from typing import Self

from django.db import models

from forum.ground import clock, codes
from forum.ground.places.models import Area

CHECKED_FOR = timedelta(days=365)


class VenueQuerySet(models.QuerySet["Venue"]):
    def unchecked(self, today: date) -> Self:
        """Those that nobody has looked at for a year, or ever."""
        return self.filter(models.Q(checked_on=None) | models.Q(checked_on__lt=today - CHECKED_FOR))


class Venue(models.Model):
    """Each fact about access is yes, no, or not known; somebody looked, and says when."""

    public_id = codes.public_id()
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=250, blank=True)
    town = models.CharField(max_length=80)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    directions = models.TextField(blank=True)
    step_free = models.BooleanField(null=True)
    toilet = models.BooleanField(null=True)  # that a wheelchair can use
    hearing_loop = models.BooleanField(null=True)
    quiet_room = models.BooleanField(null=True)
    gentle_light = models.BooleanField(null=True)
    parking = models.BooleanField(null=True)
    bus = models.CharField(max_length=120, blank=True)
    photo = models.FileField(upload_to="venues", max_length=200, blank=True)
    photo_shows = models.CharField(max_length=150, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    checked_by = models.CharField(max_length=100, blank=True)
    objects = VenueQuerySet.as_manager()

    FACTS = ("step_free", "toilet", "hearing_loop", "quiet_room", "gentle_light", "parking")

    @property
    def checked_lately(self) -> bool:
        return self.checked_on is not None and self.checked_on >= clock.today() - CHECKED_FOR
