"""What is paid from when to when, claims and what happened to them, and the limit that somebody set for themselves."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import F, Q

from forum.ground import clock, codes
from forum.people.membership.models import Person
from forum.people.roles.rules import (
    PAY_WITHIN_WORKING_DAYS,
    REMIND_ON_WORKING_DAY,
    ClaimKind,
    MoveKind,
    PayBy,
    RateKind,
)


class RateQuerySet(models.QuerySet["Rate"]):
    def in_force(self, day: dt.date) -> Self:
        """What holds on this day; `until` is the last day on which it does."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day).order_by("kind", "-since", "-pk")


class Rate(models.Model):
    """What is paid for something from a day on, or the most that is; never changed, only ended by the next."""

    kind = models.CharField(max_length=12, choices=RateKind.choices)
    pence = models.PositiveIntegerField()
    words = models.CharField(max_length=300, blank=True)  # what to know of it: benefits, tax, who to ask
    is_example = models.BooleanField(default=False)
    since = models.DateField(default=clock.today)
    until = models.DateField(null=True, blank=True)
    set_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    objects = RateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="a_rate_ends_after"
            ),
            models.UniqueConstraint(fields=["kind"], condition=Q(until__isnull=True), name="one_rate_goes_on"),
        ]


def due_day() -> dt.date:
    return clock.next_working_day(clock.today(), PAY_WITHIN_WORKING_DAYS)


def reminder_day() -> dt.date:
    return clock.next_working_day(clock.today(), REMIND_ON_WORKING_DAY)


class ClaimQuerySet(models.QuerySet["MoneyClaim"]):
    def open(self) -> Self:
        return self.filter(settled_at__isnull=True).order_by("due", "pk")

    def to_pay(self) -> Self:
        """Those that wait for the payer, the first due first."""
        return self.open().filter(waits_for_claimant=False)

    def to_remind(self) -> Self:
        """Those of which the payer has not been reminded, though it is time. What waits for the claimant waits."""
        due = self.filter(settled_at__isnull=True, reminded_at__isnull=True, waits_for_claimant=False)
        return due.filter(remind_on__lte=clock.today()).order_by("pk")


class MoneyClaim(models.Model):
    """What somebody spent, or what their time is paid. `pence` stays what it was, whatever rates become."""

    public_id = codes.public_id()
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="money_claims")
    kind = models.CharField(max_length=10, choices=ClaimKind.choices)
    what_for = models.CharField(max_length=200, blank=True)
    pence = models.PositiveIntegerField()
    time = models.CharField(max_length=12, choices=RateKind.choices, blank=True)  # where it is paid by time
    day = models.DateField()
    pay_by = models.CharField(max_length=10, choices=PayBy.choices)
    receipt = models.FileField(upload_to="receipts", max_length=200, blank=True)
    claimed_at = models.DateTimeField(default=clock.now)
    due = models.DateField(default=due_day)
    remind_on = models.DateField(default=reminder_day)
    reminded_at = models.DateTimeField(null=True, blank=True)
    waits_for_claimant = models.BooleanField(default=False)
    settled_at = models.DateTimeField(null=True, blank=True)
    objects = ClaimQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["due", "id"], condition=Q(settled_at__isnull=True), name="claims_to_pay"),
            models.Index(fields=["person", "-id"]),
            models.Index(fields=["settled_at"], condition=Q(settled_at__isnull=False), name="claims_settled"),
        ]
        constraints = [models.CheckConstraint(condition=Q(pence__gte=1), name="a_claim_is_for_something")]

    @property
    def now_at(self) -> "ClaimMove":
        return max(self.moves.all(), key=lambda move: move.pk)


class ClaimMove(models.Model):
    """One move of a claim: who, when, and in plain words."""

    claim = models.ForeignKey(MoneyClaim, on_delete=models.CASCADE, related_name="moves")
    kind = models.CharField(max_length=10, choices=MoveKind.choices)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    words = models.TextField(blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind__in=[MoveKind.REFUSED, MoveKind.ASKED]) | ~Q(words=""), name="a_no_to_money_says_why"
            )
        ]


class OwnLimit(models.Model):
    """What somebody may be paid for their time in a month, as they told us for themselves; shown to nobody else."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="own_limit")
    pence = models.PositiveIntegerField()
