"""Asking when people can: members' times count before the host's."""

from typing import Self

from django.db import models
from django.db.models import Count, Max, Q

from forum.ground import clock, codes
from forum.people.membership.models import Person
from forum.rooms.gatherings.rules import DATES_KEPT, Can


class DatePollQuerySet(models.QuerySet["DatePoll"]):
    def open(self) -> Self:
        """Those with a day that is still to come."""
        return self.filter(options__starts_at__gt=clock.now()).distinct().order_by("-pk")

    def old(self) -> Self:
        last = self.annotate(last=Max("options__starts_at"))
        return last.filter(last__lt=clock.now() - DATES_KEPT)


class DatePoll(models.Model):
    """What is to be held, and a few times that it could be."""

    public_id = codes.public_id()
    title = models.CharField(max_length=150)
    made_at = models.DateTimeField(default=clock.now)
    objects = DatePollQuerySet.as_manager()


class DateOptionQuerySet(models.QuerySet["DateOption"]):
    def ranked(self) -> Self:
        """The best first: most members who can, fewest who cannot; only then staff; then the sooner."""
        members, staff = Q(answers__as_host=False), Q(answers__as_host=True)
        return self.annotate(
            members_can=Count("answers", filter=members & Q(answers__can=Can.YES)),
            members_perhaps=Count("answers", filter=members & Q(answers__can=Can.PERHAPS)),
            members_cannot=Count("answers", filter=members & Q(answers__can=Can.NO)),
            staff_can=Count("answers", filter=staff & Q(answers__can=Can.YES)),
            staff_perhaps=Count("answers", filter=staff & Q(answers__can=Can.PERHAPS)),
        ).order_by("-members_can", "members_cannot", "-members_perhaps", "-staff_can", "-staff_perhaps", "starts_at")


class DateOption(models.Model):
    poll = models.ForeignKey(DatePoll, on_delete=models.CASCADE, related_name="options")
    starts_at = models.DateTimeField()
    objects = DateOptionQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at"]
        constraints = [models.UniqueConstraint(fields=["poll", "starts_at"], name="each_time_is_offered_once")]


class DateAnswer(models.Model):
    """Whether somebody can. Who cannot is counted and never named."""

    option = models.ForeignKey(DateOption, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    can = models.CharField(max_length=10, choices=Can.choices)
    as_host = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["option", "person"], name="somebody_answers_once")]
