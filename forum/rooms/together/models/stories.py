"""Stories that members tell, and what others say to them. Two read each first; its teller can take it back."""

from typing import Self, TypeVar

from django.db import models
from django.db.models import Q

from forum.ground import clock, codes
from forum.people.membership.models import Person

Row = TypeVar("Row", bound=models.Model)


class ToldQuerySet(models.QuerySet[Row]):
    def shown(self) -> Self:
        return self.filter(shown_at__isnull=False, taken_back_at__isnull=True)

    def waiting(self) -> Self:
        """What two have yet to read, the oldest first."""
        return self.filter(shown_at__isnull=True, taken_back_at__isnull=True).order_by("pk")


class Told(models.Model):
    """Words of somebody's own, under the byline that they chose. Taken back, the words are gone and the row says so."""

    public_id = codes.public_id()
    words = models.TextField(blank=True)
    byline = models.CharField(max_length=80, blank=True)
    teller = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    told_at = models.DateTimeField(default=clock.now)
    shown_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    # Those who have read it and say that all may.
    read_by = models.ManyToManyField(Person, blank=True, related_name="+")
    objects = ToldQuerySet.as_manager()

    class Meta:
        abstract = True


class Story(Told):
    title = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = [models.Index(fields=["-shown_at", "-id"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True) | Q(words="", title="", byline=""),
                name="story_taken_back_has_no_words",
            )
        ]


class Comment(Told):
    """What somebody says to a story."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="comments")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True) | Q(words="", byline=""), name="comment_taken_back_has_no_words"
            )
        ]


class WordFirst(models.Model):
    """A reader would like a word with the teller before all may read it. Only the teller sees it."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="words_first", null=True, blank=True)
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="words_first", null=True, blank=True)
    reader = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    words = models.CharField(max_length=400)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(story__isnull=True) ^ Q(comment__isnull=True), name="a_word_about_a_story_or_a_comment"
            )
        ]
