"""What people hold, with dates: membership, seats, offices, acting for an organisation."""

from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q

from forum.ground import clock, codes
from forum.people.membership.models.bodies import Constituency, Group, Organisation
from forum.people.membership.models.people import Person

Row = TypeVar("Row", bound=models.Model)


class HeldQuerySet(models.QuerySet[Row]):
    def now(self) -> Self:
        today = clock.today()
        return self.filter(Q(until__isnull=True) | Q(until__gte=today), since__lte=today)


class Held(models.Model):
    """Something that somebody holds from one day until another, or until they say."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="%(class)s_set")
    since = models.DateField(default=clock.today)
    until = models.DateField(null=True, blank=True)
    objects = HeldQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="%(class)s_ends_after_it_began"
            )
        ]


class Membership(Held):
    """Being a member of a group; of the forum, being one of its members."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="memberships")


class Seat(models.Model):
    """A place in a group, openly held, with a neutral name of the forum's choosing."""

    public_id = codes.public_id()
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="seats")
    constituency = models.ForeignKey(Constituency, on_delete=models.PROTECT, related_name="seats")
    order = models.PositiveSmallIntegerField(default=0)


class SeatHolding(Held):
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="holdings")

    class Meta(Held.Meta):
        constraints = [
            *Held.Meta.constraints,
            models.UniqueConstraint(fields=["seat"], condition=Q(until__isnull=True), name="one_holder_of_a_seat"),
        ]


class Chairing(Held):
    """Chairing a group, or sharing it: two do, of whom one comes from the side that the terms name."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="chairings")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")


class Office(models.Model):
    """A post (chief executive, coordinator), not the person in it; what it promised outlives its holders."""

    public_id = codes.public_id()
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=100)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="offices")
    is_coordinator = models.BooleanField(default=False)
    is_duty = models.BooleanField(default=False)
    is_payer = models.BooleanField(default=False)


class OfficeHolding(Held):
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="holdings")


class ActingFor(Held):
    """Acting for an organisation, with dates; no shared sign-ins. Whoever `leads` invites others for it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="people")
    leads = models.BooleanField(default=False)
