"""Answers that belong to nobody here, and the sums that were published of them."""

from typing import Self

from django.db import models

from forum.ground import clock, codes
from forum.people.sums.rules import ANSWERS_KEPT


def this_year() -> int:
    return clock.today().year


class AnswersQuerySet(models.QuerySet["EqualityAnswers"]):
    def had_their_time(self) -> Self:
        """Of years that ended longer ago than answers are kept."""
        return self.filter(year__lt=(clock.today() - ANSWERS_KEPT).year)


class EqualityAnswers(models.Model):
    """What somebody answered. No person, no day and no order stand with it; its code is known to them alone."""

    # Drawn, so that not even the order in which people answered is kept.
    id = models.CharField(primary_key=True, max_length=12, default=codes.new_id, editable=False)
    fingerprint = models.CharField(max_length=64, unique=True)
    year = models.PositiveSmallIntegerField(default=this_year, db_index=True)
    answers = models.JSONField(default=dict)
    objects = AnswersQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "equality answers"


class PublishedSums(models.Model):
    """The sums of one year, as everybody sees them. What they were made from is not kept with them."""

    year = models.PositiveSmallIntegerField(unique=True)
    published_on = models.DateField(default=clock.today)
    # For each question, by name, the figure of each choice; steps of five, or -1 for fewer than ten.
    figures = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "published sums"
        ordering = ["-year"]
