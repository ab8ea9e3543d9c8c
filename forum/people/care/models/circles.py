"""Peer circles between meetings, and talks after hard reading."""

from django.db import models
from django.db.models import Q

from forum.ground import clock, codes
from forum.people.membership.models import Group, Person


class CircleAsked(models.Model):
    """Somebody is asked into a circle. A yes or a no takes the row away."""

    circle = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["circle", "person"], name="asked_into_a_circle_once")]


class CircleWord(models.Model):
    """What somebody said in a circle. Nothing says who has read it."""

    public_id = codes.public_id()
    circle = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    writer = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    words = models.TextField()
    said_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["circle", "-id"])]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="a_circle_word_says_something")]


class Debrief(models.Model):
    """A talk that a reader asked for. Only the two who talk know of it."""

    public_id = codes.public_id()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="debriefs")
    # Nobody named: whoever is on duty.
    talks_with = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    looked_after_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["id"], condition=Q(looked_after_at__isnull=True), name="talks_to_come")]
