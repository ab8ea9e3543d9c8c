"""What a visit to a group heard, shared and led to: shown once the group has said yes to it."""

from typing import Self

from django.db import models
from django.db.models import Q

from forum.ground import clock
from forum.people.membership.models import Person
from forum.rooms.gatherings.models.gatherings import Gathering
from forum.rooms.gatherings.rules import FEWEST


class Visit(models.Model):
    """Written by those who went; the group reads it first. The debrief is for members alone."""

    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, related_name="visit")
    shared = models.TextField(blank=True)
    next_visit = models.DateField(null=True, blank=True)
    went_well = models.TextField(blank=True)
    next_time = models.TextField(blank=True)
    written_at = models.DateTimeField(default=clock.now)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    recorded = models.BooleanField(default=False)  # the yes was told to the coordinator

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(approved_by=None) | Q(approved_at__isnull=False), name="a_yes_has_a_day")
        ]


class VisitPointQuerySet(models.QuerySet["VisitPoint"]):
    def by_enough(self) -> Self:
        """Those that do not point at anybody in a small group."""
        return self.filter(said_by__gte=FEWEST)


class VisitPoint(models.Model):
    """Something that was heard, and by how many it was said."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="points")
    words = models.CharField(max_length=300)
    said_by = models.PositiveSmallIntegerField(default=1)
    objects = VisitPointQuerySet.as_manager()

    class Meta:
        ordering = ["-said_by", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_point_says_something"),
            models.CheckConstraint(condition=Q(said_by__gte=1), name="somebody_said_it"),
        ]

    @property
    def stands_apart(self) -> bool:
        """Whether enough said it for it to point at nobody, as `by_enough` asks the database."""
        return self.said_by >= FEWEST
