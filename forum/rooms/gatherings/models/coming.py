"""Whoever says beforehand that they may come. Nobody needs to; it is forgotten a week after the day."""

from typing import Self

from django.db import models
from django.db.models import Q

from forum.ground import clock, codes
from forum.people.membership.models import Person
from forum.people.membership.rules import Way
from forum.rooms.gatherings.models.gatherings import Gathering
from forum.rooms.gatherings.rules import COMING_KEPT, MOST_TOGETHER, ComingWay, Lift


class ComingQuerySet(models.QuerySet["Coming"]):
    def old(self) -> Self:
        return self.filter(gathering__ends_at__lt=clock.now() - COMING_KEPT)


class Coming(models.Model):
    """One saying: for how many, in which way, what would help, a lift. `waits`: it is full just now."""

    public_id = codes.public_id()
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="coming")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    fingerprint = models.CharField(max_length=64, unique=True)  # of the code with which they change it
    called = models.CharField(max_length=100, blank=True)
    how = models.CharField(max_length=10, choices=ComingWay.choices, default=ComingWay.THERE)
    number = models.PositiveSmallIntegerField(default=1)
    needs = models.CharField(max_length=500, blank=True)
    lift = models.CharField(max_length=10, choices=Lift.choices, default=Lift.NONE)
    lift_from = models.CharField(max_length=80, blank=True)
    way = models.CharField(max_length=10, choices=Way.choices, default=Way.NONE)
    address = models.CharField(max_length=500, blank=True)
    waits = models.BooleanField(default=False)
    said_at = models.DateTimeField(default=clock.now)
    objects = ComingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["gathering", "person"], condition=Q(person__isnull=False), name="says_once_that_they_come"
            ),
            models.CheckConstraint(condition=Q(number__gte=1, number__lte=MOST_TOGETHER), name="so_many_come_together"),
            models.CheckConstraint(condition=Q(way=Way.NONE) | ~Q(address=""), name="whoever_is_told_can_be_reached"),
        ]
