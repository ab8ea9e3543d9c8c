"""Decisions, where each seat stood, and recommendations to offices."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from forum.ground import clock, codes
from forum.journey.decided.rules import Means, Stand
from forum.journey.taken_up.models import AgendaItem, Matter
from forum.people.membership.models import Office, Seat, Terms


class Decision(models.Model):
    """What the forum agreed or did not, how, and under which terms of reference."""

    public_id = codes.public_id()
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="decisions")
    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="decision")
    means = models.CharField(max_length=10, choices=Means.choices)
    agreed = models.BooleanField()
    words = models.TextField()
    reason = models.TextField(blank=True)
    terms = models.ForeignKey(Terms, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["-decided_at", "-id"])]
        constraints = [
            models.CheckConstraint(condition=Q(agreed=True) | ~Q(reason=""), name="not_agreed_says_why"),
        ]


class Stance(models.Model):
    """Where a seat stood; dissent is kept in its own words."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="stances")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    stand = models.CharField(max_length=10, choices=Stand.choices)
    words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "seat"], name="a_seat_stands_once"),
            models.CheckConstraint(condition=Q(stand=Stand.CONSENT) | ~Q(words=""), name="dissent_has_words"),
        ]


class ItemInterest(models.Model):
    """A seat declared an interest in what is decided under this item: it takes no part, unless the others agreed.

    Noted by the seat for this one decision, or from the standing register when it is taken.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="interests")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=300)
    takes_part = models.BooleanField(default=False)
    declared_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "seat"], name="an_interest_once_for_an_item"),
            models.CheckConstraint(condition=~Q(words=""), name="an_item_interest_has_words"),
        ]


class RecommendationQuerySet(models.QuerySet["Recommendation"]):
    def awaiting_reply(self) -> Self:
        """Those that wait for their office, in the order of dates."""
        return self.filter(replied_in__isnull=True).order_by("reply_by", "pk")

    def to_warn(self, until: date) -> Self:
        """Those whose day comes by `until` and whose office has had no fair warning yet."""
        return self.filter(replied_in__isnull=True, late_from__isnull=True, reply_by__lte=until).order_by("pk")


class Recommendation(models.Model):
    """Formal advice of the forum to an office, which replies by a day.

    `replied_in` is the number of the entry that replied, empty while it waits. `late_from` is the first day on which
    people are told that it still waits; it is set with the fair warning to the office, never without one.
    """

    public_id = codes.public_id()
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="recommendations")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="recommendations")
    words = models.TextField()
    made_at = models.DateTimeField(default=clock.now)
    reply_by = models.DateField()
    replied_in = models.BigIntegerField(null=True, blank=True)
    late_from = models.DateField(null=True, blank=True)
    objects = RecommendationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["office", "reply_by"], condition=Q(replied_in__isnull=True), name="replies_awaited"),
            models.Index(
                fields=["reply_by"],
                condition=Q(replied_in__isnull=True, late_from__isnull=True),
                name="replies_to_warn_of",
            ),
        ]
        constraints = [models.UniqueConstraint(fields=["decision", "office", "words"], name="recommended_once")]

    @property
    def still_waiting(self) -> bool:
        return self.replied_in is None and self.late_from is not None and self.late_from <= clock.today()
