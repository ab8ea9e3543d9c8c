"""Venues with their access, gatherings, their time slots, and which seats were there."""

from datetime import timedelta
from typing import Self

from django.db import models

from forum.ground import clock, codes
from forum.ground.places.models import Area
from forum.people.membership.models import Group, Organisation, Person, Seat
from forum.rooms.gatherings.rules import Kind


class Venue(models.Model):
    public_id = codes.public_id()
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=250, blank=True)
    town = models.CharField(max_length=80)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    directions = models.TextField(blank=True)
    step_free = models.BooleanField(null=True)
    hearing_loop = models.BooleanField(null=True)
    quiet_room = models.BooleanField(null=True)
    parking = models.BooleanField(null=True)
    bus = models.CharField(max_length=120, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    checked_by = models.CharField(max_length=100, blank=True)


class GatheringQuerySet(models.QuerySet["Gathering"]):
    def open_to_all(self) -> Self:
        return self.exclude(kind=Kind.CIRCLE)

    def coming_up(self) -> Self:
        # None lasts longer than a day, so the index on the start keeps the search short.
        since = clock.now() - timedelta(days=1)
        return self.open_to_all().filter(ends_at__gte=clock.now(), starts_at__gte=since).order_by("starts_at", "pk")

    def been(self) -> Self:
        return self.open_to_all().filter(ends_at__lt=clock.now()).order_by("-starts_at", "-pk")

    def for_page(self) -> Self:
        return self.select_related("venue__area", "visits")


class Gathering(models.Model):
    public_id = codes.public_id()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = models.CharField(max_length=150)
    in_short = models.CharField(max_length=300, blank=True)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="gatherings")
    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, related_name="gatherings")
    visits = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="visits")
    pair = models.ManyToManyField(Person, blank=True, related_name="visiting")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    came = models.PositiveIntegerField(null=True, blank=True)
    objects = GatheringQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["starts_at", "id"]), models.Index(fields=["ends_at", "id"])]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="it_ends_after_it_began")
        ]

    @property
    def has_begun(self) -> bool:
        return self.starts_at <= clock.now()


class Slot(models.Model):
    """A stretch of time in a gathering; what fills it is for others to say."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="slots")
    order = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=150, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "order"], name="one_slot_at_a_place"),
            models.CheckConstraint(condition=models.Q(minutes__gte=1), name="a_slot_takes_a_minute"),
        ]


class Presence(models.Model):
    """A seat that was there. Seats only: never a register of people."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="presences")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gathering", "seat"], name="a_seat_is_there_once")]
