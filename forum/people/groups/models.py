"""Invitations into groups, evaluation days, closing recommendations, and who is not at the table yet."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from forum.ground import clock, codes
from forum.people.groups.rules import Missing
from forum.people.membership.models import Group, Organisation, Person, Seat


class GroupAsked(models.Model):
    """Somebody is asked into a working group. A yes or a no takes the row away."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "person"], name="asked_into_a_group_once")]


class Evaluation(models.Model):
    """A day on which an independent partner looks at how a group works, and what they found."""

    public_id = codes.public_id()
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="evaluations")
    partner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    findings = models.TextField(blank=True)
    found_at = models.DateTimeField(null=True, blank=True)
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    recorded = models.BooleanField(default=False)  # by the coordinator, for the partner

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(found_at__isnull=True) | ~Q(findings=""), name="findings_say_something")
        ]


class ClosingRecommendation(models.Model):
    """One thing that a group recommends at its end, written with the group."""

    public_id = codes.public_id()
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="recommendations")
    words = models.CharField(max_length=300)
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="a_recommendation_says_something")]


class MissingQuerySet(models.QuerySet["NotYet"]):
    def still(self) -> Self:
        return self.filter(came_on__isnull=True)


class NotYet(models.Model):
    """Who is not at the table yet, what stands open for them, who will invite them, and by when."""

    public_id = codes.public_id()
    kind = models.CharField(max_length=15, choices=Missing.choices)
    name = models.CharField(max_length=120)
    why = models.CharField(max_length=300, blank=True)
    seat = models.ForeignKey(Seat, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    invites = models.ForeignKey(Seat, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    by = models.DateField(null=True, blank=True)
    since = models.DateField(default=clock.today)
    came_on = models.DateField(null=True, blank=True)
    objects = MissingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "not yet"
        indexes = [models.Index(fields=["by", "id"], condition=Q(came_on__isnull=True), name="not_at_the_table_yet")]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="who_is_missing_has_a_name"),
            models.CheckConstraint(condition=Q(came_on__isnull=True) | Q(came_on__gte=F("since")), name="came_later"),
        ]
