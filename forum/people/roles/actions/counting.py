"""Counting how far people come, without anybody's name."""

from datetime import date

from django.db.models import F

from forum.ground import clock
from forum.people.roles.models import StepTally
from forum.people.roles.rules import counts_until, half_year_of


def count_step(*, step: str, begun_on: date) -> None:
    """Count one more at a step, for the half-year in which somebody began. Called by the other actions of this part."""
    begins = half_year_of(begun_on)
    if clock.today() > counts_until(begins):
        return  # What has been shown never changes, so that nobody is found by looking twice.
    tally, _fresh = StepTally.objects.get_or_create(begins=begins, step=step)
    StepTally.objects.filter(pk=tally.pk).update(number=F("number") + 1)
