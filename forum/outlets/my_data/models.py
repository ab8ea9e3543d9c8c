"""Who asked to be forgotten, and complaints about data."""

from typing import Self

from django.db import models
from django.db.models import Q

from forum.ground import clock, codes
from forum.outlets.my_data import rules
from forum.outlets.my_data.rules import WordsToo
from forum.people.membership.models import Person
from forum.people.membership.rules import Way


class ErasureQuerySet(models.QuerySet["Erasure"]):
    def standing(self) -> Self:
        """Asked for, and neither undone nor done."""
        return self.filter(undone_at__isnull=True, done_at__isnull=True)

    def due(self) -> Self:
        """Those whose day to change one's mind is over."""
        return self.standing().filter(asked_at__lte=clock.now() - rules.A_DAY).order_by("pk")


class Erasure(models.Model):
    """Somebody asked to be forgotten. For a day they may undo it; then it is done, then the files are clean too."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=5, choices=WordsToo.choices)
    asked_at = models.DateTimeField(default=clock.now)
    undone_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    compacted_at = models.DateTimeField(null=True, blank=True)
    objects = ErasureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(undone_at__isnull=True), name="forgotten_once_at_a_time"
            )
        ]
        indexes = [
            models.Index(
                fields=["asked_at"], condition=Q(undone_at__isnull=True, compacted_at__isnull=True), name="to_forget"
            )
        ]


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def unanswered(self) -> Self:
        return self.filter(answered_at__isnull=True).order_by("pk")

    def to_remind(self) -> Self:
        """Those that nobody has acknowledged, though it is time."""
        old = clock.now() - rules.REMINDED_AFTER
        return self.filter(acknowledged_at__isnull=True, reminded_at__isnull=True, came_at__lte=old)

    def answered_long_ago(self) -> Self:
        return self.filter(answered_at__lt=clock.now() - rules.COMPLAINTS_KEPT)


class Complaint(models.Model):
    """Somebody is not happy with how their data is looked after. The clock runs on the coordinator."""

    public_id = codes.public_id()
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    called = models.CharField(max_length=100, blank=True)
    way = models.CharField(max_length=10, choices=Way.choices)
    address = models.CharField(max_length=500)
    words = models.TextField()
    came_at = models.DateTimeField(default=clock.now)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    objects = ComplaintQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["id"], condition=Q(answered_at__isnull=True), name="complaints_that_wait")]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="") | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="an_answer_to_a_complaint_says_something",
            )
        ]
