"""Themes, and the dated placing of voices under them."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from forum.ground import clock, codes
from forum.journey.heard.models import Voice
from forum.people.membership.models import Person


class Theme(models.Model):
    """A group of voices about the same thing. `voices` is how many stand under it now."""

    public_id = codes.public_id()
    name = models.CharField(max_length=100)
    in_short = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    voices = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), name="one_theme_of_a_name")]
        indexes = [models.Index(fields=["-voices", "-id"])]


class PlacingQuerySet(models.QuerySet["Placing"]):
    def standing(self) -> Self:
        return self.filter(until__isnull=True)


class Placing(models.Model):
    """A voice under a theme, from one moment until another."""

    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="placings")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="placings")
    placed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)
    objected = models.BooleanField(default=False)
    objects = PlacingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["voice", "theme"], condition=Q(until__isnull=True), name="placed_once")
        ]
        indexes = [models.Index(fields=["theme", "voice"], condition=Q(until__isnull=True), name="standing_placings")]
