"""What lets a speaker come back to their words: drafts, the second thing, and taking words back."""

from typing import Self

from django.db import models
from django.db.models import Q

from forum.ground import clock, codes
from forum.journey.heard.models.voices import Receipt, Voice
from forum.journey.heard.rules import WAY_BACK_GOOD_FOR
from forum.people.membership.models import Person


class Draft(models.Model):
    """What somebody has begun to say, kept for ninety days. Its receipt is there already, as on a card."""

    receipt = models.OneToOneField(Receipt, on_delete=models.CASCADE, related_name="draft")
    speaker = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="drafts")
    answers = models.JSONField(default=dict)
    touched_at = models.DateTimeField(default=clock.now, db_index=True)


class Secret(models.Model):
    """The second thing that a speaker chose; only its slow hash is kept."""

    voice = models.OneToOneField(Voice, on_delete=models.CASCADE, related_name="secret")
    hash = models.CharField(max_length=200)
    chosen_at = models.DateTimeField(default=clock.now)


class WayBackQuerySet(models.QuerySet["WayBack"]):
    def had_their_days(self) -> Self:
        """Those that lead nowhere any more."""
        return self.filter(asked_at__lte=clock.now() - max(WAY_BACK_GOOD_FOR.values()))


class WayBack(models.Model):
    """What a message to somebody who lost their receipt carries; for some days it leads to a new one."""

    letter_code = models.CharField(max_length=13, unique=True, default=codes.drawn, editable=False)
    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="ways_back")
    known_by = models.CharField(max_length=64)  # the contact that it was sent to, as `Contact.known_by`
    asked_at = models.DateTimeField(default=clock.now, db_index=True)
    objects = WayBackQuerySet.as_manager()


class Withdrawal(models.Model):
    """A speaker takes their words back; for a day they may undo it, then the words go."""

    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="withdrawals")
    asked_at = models.DateTimeField(default=clock.now)
    undone_at = models.DateTimeField(null=True, blank=True)
    # The words are gone from the tables; then, apart, from the files.
    done_at = models.DateTimeField(null=True, blank=True)
    compacted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["voice"], condition=Q(undone_at__isnull=True), name="taken_back_once")
        ]
        indexes = [
            models.Index(
                fields=["asked_at"], condition=Q(undone_at__isnull=True, compacted_at__isnull=True), name="still_to_go"
            )
        ]
