"""Who is interested in a role, from the first word typed to yes, stop or not this time."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from forum.ground import clock, codes
from forum.people.membership.models import Person
from forum.people.membership.rules import Way
from forum.people.roles.models.adverts import InvolvementRole
from forum.people.roles.rules import Counted, StepKind


class BegunQuerySet(models.QuerySet["BegunExpression"]):
    def untouched(self, since: datetime) -> Self:
        """Those that nobody has gone on with since then."""
        return self.filter(touched_at__lt=since)


class BegunExpression(models.Model):
    """What somebody has begun to write, as they typed it; kept ninety days under the code that opens it again."""

    fingerprint = models.CharField(max_length=64, unique=True)
    role = models.ForeignKey(InvolvementRole, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    answers = models.JSONField(default=dict)
    begun_on = models.DateField(default=clock.today)
    touched_at = models.DateTimeField(default=clock.now, db_index=True)
    objects = BegunQuerySet.as_manager()


class ExpressionQuerySet(models.QuerySet["Expression"]):
    def ended(self, before: datetime) -> Self:
        """Those of people who stopped, or had a no, before then, and whose name is still here."""
        ends = Step.objects.filter(kind__in=[StepKind.STOPPED, StepKind.NOT_THIS_TIME], at__lt=before)
        return self.filter(pk__in=ends.values("expression")).exclude(called="")


class Expression(models.Model):
    """Somebody would like a role. Its code opens it again without an account; only the code's keyed hash is kept."""

    public_id = codes.public_id()
    fingerprint = models.CharField(max_length=64, unique=True)
    role = models.ForeignKey(InvolvementRole, on_delete=models.PROTECT, related_name="expressions")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="expressions")
    called = models.CharField(max_length=100, blank=True)
    way = models.CharField(max_length=10, choices=Way.choices, default=Way.NONE)
    address = models.CharField(max_length=500, blank=True)
    words = models.TextField(blank=True)
    wants_to_talk = models.BooleanField(default=False)
    begun_on = models.DateField(default=clock.today)
    sent_at = models.DateTimeField(default=clock.now)
    objects = ExpressionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["role", "person"], condition=Q(person__isnull=False), name="a_member_is_interested_once"
            )
        ]

    @property
    def now_at(self) -> "Step":
        """The last step, from what was fetched with it."""
        return max(self.steps.all(), key=lambda step: step.pk)


class Step(models.Model):
    """One step of an expression: who, when, and for 'not this time' the words that the person reads."""

    expression = models.ForeignKey(Expression, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=15, choices=StepKind.choices)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    words = models.TextField(blank=True)
    stand_in = models.BooleanField(default=False)
    until = models.DateField(null=True, blank=True)  # of an offer: the last day of the role, where there is one
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=StepKind.NOT_THIS_TIME) | ~Q(words=""), name="not_this_time_has_kind_words"
            )
        ]


class StepTally(models.Model):
    """How many came how far, for each half-year in which they began. It names nobody; taking back changes nothing."""

    begins = models.DateField()
    step = models.CharField(max_length=10, choices=Counted.choices)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["begins", "step"], name="one_tally_for_a_step")]


class PutOff(models.Model):
    """What put somebody off, in their words. Nobody's name is with it, and of its day only the month."""

    role = models.ForeignKey(InvolvementRole, on_delete=models.CASCADE, related_name="put_off")
    # A hash of the leave to say it, which serves once.
    once = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001 - unique where there is one
    words = models.TextField()
    month = models.DateField()
