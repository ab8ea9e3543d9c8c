"""Deliveries: whom, which way, how often tried. Never an address, never a word of the message."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from forum.ground.journal.models import Event
from forum.ground.post.rules import Way

ENDLESS = Q(sent_at=None, dropped_at=None, given_up_at=None)


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def waiting(self) -> "DeliveryQuerySet":
        return self.filter(ENDLESS)

    def due(self, now: datetime) -> "DeliveryQuerySet":
        """Waiting, its time has come, and nobody else is at it."""
        return self.waiting().filter(Q(leased_until=None) | Q(leased_until__lt=now), next_try__lte=now)

    def parked(self) -> "DeliveryQuerySet":
        """Given up: waiting for somebody to look."""
        return self.filter(given_up_at__isnull=False)


class ClosedWay(models.Model):
    """A way by which nothing can leave just now (the mail server is down), and when to try it again."""

    way = models.CharField(max_length=10, choices=Way.choices, primary_key=True)
    since = models.DateTimeField()
    until = models.DateTimeField()
    reason = models.CharField(max_length=80)


class Delivery(models.Model):
    """One message to one person in one way."""

    kind = models.CharField(max_length=40)
    way = models.CharField(max_length=10, choices=Way.choices)
    to_kind = models.CharField(max_length=20)
    to_id = models.BigIntegerField()
    event = models.ForeignKey(Event, null=True, on_delete=models.SET_NULL, related_name="+")
    key = models.CharField(max_length=120, unique=True)
    # Fixed here, so that a message repeated after a kill is recognised as the same one.
    message_id = models.CharField(max_length=150, editable=False)
    made_at = models.DateTimeField()
    next_try = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    leased_by = models.CharField(max_length=32, default="")
    attempts = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)  # It had lost its sense by the time it could leave.
    given_up_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=80, default="")

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["way", "next_try"], condition=ENDLESS, name="delivery_waiting")]
        constraints = [
            models.CheckConstraint(condition=Q(way__in=Way.values), name="delivery_way"),
            models.CheckConstraint(
                condition=Q(sent_at=None, dropped_at=None)
                | Q(sent_at=None, given_up_at=None)
                | Q(dropped_at=None, given_up_at=None),
                name="delivery_one_end",
            ),
        ]
