"""What somebody is to be told. Several that come together leave as one message."""

from typing import Self

from django.db import models
from django.db.models import Q

from forum.ground import clock
from forum.ground.journal.models import Event
from forum.ground.post.models import Delivery
from forum.ground.post.rules import Way
from forum.outlets.notices.rules import KEPT


class NoticeQuerySet(models.QuerySet["Notice"]):
    def told_long_ago(self) -> Self:
        """Those whose message has left, or was dropped, and that have had their time."""
        old = self.filter(delivery__isnull=False, made_at__lt=clock.now() - KEPT)
        return old.exclude(delivery__in=Delivery.objects.waiting())


class Notice(models.Model):
    """One thing that one event lets one person know. Ids only: words and addresses are found when it leaves.

    `whom` is a keyed hash of way and address, so that nobody gets two messages a day, whatever they are to us.
    """

    kind = models.CharField(max_length=30)
    way = models.CharField(max_length=10, choices=Way.choices)
    to_kind = models.CharField(max_length=20)
    to_id = models.BigIntegerField()
    whom = models.CharField(max_length=64)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    not_before = models.DateTimeField()
    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, null=True, related_name="notices")
    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["not_before", "id"], condition=Q(delivery__isnull=True), name="notices_waiting"),
            models.Index(fields=["whom", "id"], name="notices_of_somebody"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["event", "kind", "to_kind", "to_id", "way"], name="told_once_of_an_event")
        ]
