"""What works elsewhere, with what came of it; and the boards and committees at which the forum sits, or does not."""

from django.db import models
from django.db.models import Q

from forum.ground import clock, codes
from forum.people.membership.models import Person


class Practice(models.Model):
    """Something that works. Anybody may bring an example; a member shows it."""

    public_id = codes.public_id()
    title = models.CharField(max_length=120)
    what = models.TextField()
    told_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    told_at = models.DateTimeField(default=clock.now)
    shown_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["-shown_at", "-id"])]


class Trial(models.Model):
    """Where it was tried, and what came of it."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="trials")
    where = models.CharField(max_length=120)
    came_of_it = models.CharField(max_length=400, blank=True)
    told_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=clock.now)


class Table(models.Model):
    """A board or committee that decides on what concerns us. Without `held_by` the forum has no seat there."""

    public_id = codes.public_id()
    name = models.CharField(max_length=120)
    of = models.CharField(max_length=120)
    decides = models.CharField(max_length=300, blank=True)
    meets = models.CharField(max_length=120, blank=True)
    held_by = models.CharField(max_length=80, blank=True)
    since = models.DateField(null=True, blank=True)
    # Where there is no seat: whether we asked for one, and what was said.
    asked = models.CharField(max_length=300, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(held_by="") | ~Q(since=None), name="a_held_seat_says_since_when")
        ]


class BroughtBack(models.Model):
    """What whoever sits there brought back."""

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="brought_back")
    words = models.CharField(max_length=600)
    on = models.DateField(default=clock.today)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = "brought back"
