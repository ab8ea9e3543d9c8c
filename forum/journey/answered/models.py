"""Answers, whom they answer, and verdicts."""

from typing import Self

from django.db import models
from django.db.models import Q

from forum.ground import clock, codes
from forum.journey.answered.rules import AnswerKind, By
from forum.journey.heard.models import Voice
from forum.journey.taken_up.models import DirectAnswer, Feed, Matter
from forum.people.membership.models import Person


class AnswerQuerySet(models.QuerySet["Answer"]):
    def newest(self) -> Self:
        return self.order_by("-answered_at", "-pk")


class Answer(models.Model):
    """What is told to those who raised a matter. 'No', 'part' and 'not yet' give a reason."""

    public_id = codes.public_id()
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="answers")
    kind = models.CharField(max_length=10, choices=AnswerKind.choices)
    words = models.TextField()
    reason = models.TextField(blank=True)
    next_word_by = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(default=clock.now)
    # How many it was told, how many said that it answers them, how many that it does not.
    told = models.PositiveIntegerField(default=0)
    yes = models.PositiveIntegerField(default=0)
    no = models.PositiveIntegerField(default=0)
    objects = AnswerQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["-answered_at", "-id"]),
            models.Index(fields=["-answered_at", "-id"], condition=Q(yes__gt=0), name="answers_that_answered"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind=AnswerKind.DONE) | ~Q(reason=""), name="no_part_and_later_say_why"),
            models.CheckConstraint(
                condition=~Q(kind=AnswerKind.NOT_YET) | Q(next_word_by__isnull=False), name="not_yet_says_when"
            ),
        ]


class AnswerTo(models.Model):
    """An answer to one feed."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="to")
    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="answers")
    # What the letter to this speaker carries, so that one tap leads back to this answer.
    letter_code = models.CharField(max_length=12, unique=True, null=True, default=codes.new_id, editable=False)  # noqa: DJ001 - rows from before have none

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "feed"], name="an_answer_to_a_feed_once")]


class VerdictQuerySet(models.QuerySet["Verdict"]):
    def standing(self) -> Self:
        """The last word of each speaker on each answer."""
        return self.filter(standing=True)


class Verdict(models.Model):
    """'This answers me' or 'it does not, because', of one answer and one voice. The last word stands."""

    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="verdicts")
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, null=True, blank=True, related_name="verdicts")
    direct = models.ForeignKey(DirectAnswer, on_delete=models.CASCADE, null=True, blank=True, related_name="verdicts")
    answers_me = models.BooleanField()
    because = models.TextField(blank=True)
    by = models.CharField(max_length=10, choices=By.choices)
    recorded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    given_at = models.DateTimeField(default=clock.now)
    standing = models.BooleanField(default=True)
    objects = VerdictQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer__isnull=False, direct__isnull=True) | Q(answer__isnull=True, direct__isnull=False),
                name="a_verdict_is_on_one_answer",
            ),
            models.UniqueConstraint(
                fields=["voice", "answer"],
                condition=Q(standing=True, answer__isnull=False),
                name="one_word_on_an_answer",
            ),
            models.UniqueConstraint(
                fields=["voice", "direct"],
                condition=Q(standing=True, direct__isnull=False),
                name="one_word_on_a_direct_answer",
            ),
        ]
