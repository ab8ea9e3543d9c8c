"""Buddies, small things in parts, and what helps somebody when they are not well."""

from django.db import models
from django.db.models import F, Q

from forum.ground import clock, codes
from forum.people.care.rules import MOST_MINUTES, ThingKind
from forum.people.membership.models import Person


class Buddy(models.Model):
    """Somebody whom a person chose to carry small things; a pair once both said yes. Its end takes the row away."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="buddy")
    buddy = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="buddy_of")
    asked_at = models.DateTimeField(default=clock.now)
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "buddies"
        constraints = [models.CheckConstraint(condition=~Q(person=F("buddy")), name="a_buddy_is_somebody_else")]


class SmallThing(models.Model):
    """Something to book, type or fill in for somebody, or a task shared among members; carried in parts."""

    public_id = codes.public_id()
    kind = models.CharField(max_length=10, choices=ThingKind.choices, default=ThingKind.OTHER)
    words = models.TextField()
    asked_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="small_things")
    asked_at = models.DateTimeField(default=clock.now)
    for_members = models.BooleanField(default=False)
    # Whether others than the buddy may take it.
    open_to_helpers = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["-id"], condition=Q(closed_at__isnull=True), name="small_things_open")]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="a_small_thing_has_words")]


class Part(models.Model):
    """A quarter of an hour of it. Handed back, it is as if nobody had taken it."""

    thing = models.ForeignKey(SmallThing, on_delete=models.CASCADE, related_name="parts")
    words = models.CharField(max_length=200)
    minutes = models.PositiveSmallIntegerField(default=MOST_MINUTES)
    order = models.PositiveSmallIntegerField(default=0)
    taken_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="parts_taken")
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=MOST_MINUTES), name="a_part_is_a_quarter_of_an_hour"
            )
        ]


class WhenUnwell(models.Model):
    """Written when well, in own words. Its buddy reads it only if its writer says so; erasing it erases it."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="when_unwell")
    words = models.TextField()
    shown_to_buddy = models.BooleanField(default=False)
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "when unwell"
