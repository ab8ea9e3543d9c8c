"""Adverts of roles in plain words, the checks they need, and who holds them."""

from typing import Self

from django.db import models
from django.db.models import Q

from forum.ground import clock, codes
from forum.people.membership.models import Person, Seat
from forum.people.membership.models.holdings import Held
from forum.people.roles.rules import CheckKind, Pay, Takes


class RoleQuerySet(models.QuerySet["InvolvementRole"]):
    def shown(self) -> Self:
        return self.filter(published_at__isnull=False)

    def looking(self) -> Self:
        """Those that are looking for somebody today."""
        today = clock.today()
        return self.shown().filter(Q(closes_on__isnull=True) | Q(closes_on__gte=today), closed_at__isnull=True)


class InvolvementRole(models.Model):
    """A named part that somebody plays in the forum, as its advert says it.

    `purpose` and the four fields after it are 4Pi's (NSUN), in their order; only the first is needed.
    """

    public_id = codes.public_id()
    title = models.CharField(max_length=120)
    what = models.TextField()
    how_long = models.CharField(max_length=200)
    gives = models.CharField(max_length=300, blank=True)
    pay = models.CharField(max_length=10, choices=Pay.choices, default=Pay.EXPENSES)
    help_there = models.CharField(max_length=300, blank=True)
    where = models.CharField(max_length=300, blank=True)
    places = models.PositiveSmallIntegerField(default=1)
    closes_on = models.DateField(null=True, blank=True)  # empty: open
    at_open_meetings = models.BooleanField(default=False)
    principles = models.CharField(max_length=300, blank=True)
    purpose = models.CharField(max_length=300, blank=True)
    presence = models.CharField(max_length=300, blank=True)
    process = models.CharField(max_length=300, blank=True)
    impact = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    published_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)  # since it is shown
    closed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    objects = RoleQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-published_at", "-id"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | ~Q(purpose=""), name="a_shown_role_has_a_purpose"
            ),
            models.CheckConstraint(condition=Q(places__gte=1), name="a_role_has_a_place"),
        ]

    @property
    def is_looking(self) -> bool:
        open_still = self.closes_on is None or self.closes_on >= clock.today()
        return self.published_at is not None and self.closed_at is None and open_still

    def holdings(self) -> "list[Appointment]":
        """Who holds it today, from what was fetched with it."""
        return [one for one in self.appointments.all() if one.is_now]

    @property
    def taken(self) -> int:
        return sum(not one.stand_in for one in self.holdings())

    @property
    def free(self) -> int:
        return max(self.places - self.taken, 0)

    @property
    def needs_a_second(self) -> bool:
        """Whether it hangs on one person alone."""
        return len(self.holdings()) == 1

    @property
    def seats_deciding(self) -> list[str]:
        return [one.name for one in self.deciders.all()]


class Decider(models.Model):
    """Who decides about a role, as the advert names them: a seat, or a member."""

    role = models.ForeignKey(InvolvementRole, on_delete=models.CASCADE, related_name="deciders")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(seat__isnull=False, person__isnull=True) | Q(seat__isnull=True, person__isnull=False),
                name="a_decider_is_a_seat_or_a_member",
            ),
            models.UniqueConstraint(fields=["role", "seat", "person"], name="decides_once", nulls_distinct=False),
        ]

    @property
    def name(self) -> str:
        if self.seat:
            return self.seat.name
        return self.person.called if self.person else ""


class Check(models.Model):
    """A check that a role needs, with the law that asks for it and who decided. Membership never has one."""

    role = models.ForeignKey(InvolvementRole, on_delete=models.CASCADE, related_name="checks")
    kind = models.CharField(max_length=10, choices=CheckKind.choices)
    legal_basis = models.CharField(max_length=300)
    decided_by = models.CharField(max_length=150)
    decided_on = models.DateField(default=clock.today)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(legal_basis="") & ~Q(decided_by=""), name="a_check_has_a_basis"),
            models.UniqueConstraint(fields=["role", "kind"], name="a_check_once"),
        ]


class Appointment(Held):
    """Somebody holds a role from a day on; `stand_in` is the second person, who covers while the first steps back."""

    role = models.ForeignKey(InvolvementRole, on_delete=models.PROTECT, related_name="appointments")
    stand_in = models.BooleanField(default=False)
    takes = models.CharField(max_length=10, choices=Takes.choices, default=Takes.ASK)

    class Meta(Held.Meta):
        constraints = [
            *Held.Meta.constraints,
            models.UniqueConstraint(
                fields=["role", "person"], condition=Q(until__isnull=True), name="holds_a_role_once"
            ),
        ]

    @property
    def is_now(self) -> bool:
        today = clock.today()
        return self.since <= today and (self.until is None or self.until >= today)
