"""Events, and how far each reader has read."""

from django.db import models


class Event(models.Model):
    """The private trace of an act: who did what to which thing. The ground knows nobody, so people are numbers."""

    at = models.DateTimeField()
    act = models.CharField(max_length=60)
    actor = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=80)
    entry = models.BigIntegerField(null=True)
    about = models.JSONField(default=dict)
    # The place in the reading order, given by take() once the event is committed: transactions that overlap
    # commit in another order than they began, so the primary key would let a reader step over a late one.
    number = models.BigIntegerField(null=True, unique=True, editable=False)

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=models.Q(number=None), name="event_not_numbered"),
            models.Index(fields=["actor"], condition=models.Q(actor__isnull=False), name="event_actor"),
        ]


class Cursor(models.Model):
    """The number of the last event that a reader has taken; the row NUMBERED holds the last number given."""

    NUMBERED = "numbered"

    name = models.CharField(max_length=40, primary_key=True)
    number = models.BigIntegerField(default=0)
