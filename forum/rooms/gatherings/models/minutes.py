"""What was said in a meeting, slot by slot; what was agreed to be done; and the forum's yes to it a meeting later."""

from typing import Self

from django.db import models
from django.db.models import Q

from forum.ground import clock, codes
from forum.rooms.gatherings.models.gatherings import Gathering, Slot


class SlotNote(models.Model):
    """Notes of one stretch of time. `revision` tells a note taker what they had before them."""

    slot = models.OneToOneField(Slot, on_delete=models.CASCADE, related_name="note")
    words = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    written_at = models.DateTimeField(default=clock.now)


class Minutes(models.Model):
    """The minutes of one meeting: shown to all once another meeting has said yes to them, and fixed from then on."""

    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, related_name="minutes")
    ready_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_in = models.ForeignKey(Gathering, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = "minutes"
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_in=None)
                | Q(approved_at__isnull=False, approved_in__isnull=False),
                name="minutes_are_approved_in_a_meeting",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None) | Q(ready_at__isnull=False), name="only_ready_minutes_are_approved"
            ),
        ]


class AgreedActionQuerySet(models.QuerySet["AgreedAction"]):
    def open(self) -> Self:
        """What is still to be done, the oldest first: it comes before every meeting until it is."""
        return self.filter(done_on=None).order_by("by", "pk")

    def with_the_governors(self) -> Self:
        """Serious issues that the governors took, and what they reported, the newest last."""
        return self.filter(for_governors=True).order_by("pk")


class AgreedAction(models.Model):
    """Something that a meeting agreed: what, who sees to it (a seat, a post or a group), by when."""

    public_id = codes.public_id()
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="agreed_actions")
    words = models.CharField(max_length=300)
    who = models.CharField(max_length=100)
    by = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    # A serious issue that the governors took in the room: it is done once they have told the forum what came of it.
    for_governors = models.BooleanField(default=False)
    came_of_it = models.CharField(max_length=500, blank=True)
    objects = AgreedActionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["by", "id"], condition=Q(done_on=None), name="still_to_be_done"),
            models.Index(fields=["-done_on", "-id"], name="done_lately"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(words="") & ~Q(who=""), name="an_action_says_what_and_who"),
            models.CheckConstraint(
                condition=Q(for_governors=False) | Q(done_on=None) | ~Q(came_of_it=""), name="governors_report_back"
            ),
        ]
