"""What waits for keys, which sides it needs, what each seat said, and new terms of reference that wait so."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from forum.ground import clock, codes
from forum.people.keys.rules import End, TurnKind, missing
from forum.people.membership.models import Constituency, Group, Person, Seat, Terms
from forum.people.membership.models.bodies import TermsSaid


class AskingQuerySet(models.QuerySet["Asking"]):
    def waiting(self) -> Self:
        return self.filter(ended="", until__gte=clock.today())

    def whole(self) -> Self:
        """With all that a page shows of it."""
        return self.select_related("asked_by").prefetch_related("sides__constituency", "turns__seat__constituency")


class Asking(models.Model):
    """One act that waits until seats of each side agree. It is done with the last key, or not at all."""

    public_id = codes.public_id()
    act = models.CharField(max_length=60)
    # What it is about, as the part that owns the act names it.
    subject = models.CharField(max_length=80)
    words = models.CharField(max_length=200)
    asked_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    until = models.DateField()
    ended = models.CharField(max_length=10, choices=End.choices, blank=True, default="")
    ended_at = models.DateTimeField(null=True, blank=True)
    why_withdrawn = models.CharField(max_length=300, blank=True)
    objects = AskingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["until"], condition=Q(ended=""), name="waits_for_keys")]
        constraints = [
            models.UniqueConstraint(fields=["act", "subject"], condition=Q(ended=""), name="asked_once_at_a_time")
        ]

    @property
    def waits(self) -> bool:
        return not self.ended and self.until >= clock.today()

    @property
    def said(self) -> list["Turn"]:
        """The last word of each seat, the first to speak first."""
        last: dict[int, Turn] = {}
        for turn in self.turns.all():
            last[turn.seat_id] = turn
        return sorted(last.values(), key=lambda turn: turn.pk)

    @property
    def awaited(self) -> list[tuple[Constituency, int]]:
        """The sides that are still awaited, and how many keys of each."""
        needed = {side.constituency_id: side.at_least for side in self.sides.all()}
        turned = [(turn.seat_id, turn.seat.constituency_id) for turn in self.said if turn.kind == TurnKind.TURNED]
        short = missing(needed=needed, turned=turned)
        return [(side.constituency, short[side.constituency_id]) for side in self.sides.all()
                if side.constituency_id in short]  # fmt: skip

    def last_word(self, seat: int) -> str:
        return next((turn.kind for turn in self.said if turn.seat_id == seat), "")


class Side(models.Model):
    """A side that must agree, and with how many seats."""

    asking = models.ForeignKey(Asking, on_delete=models.CASCADE, related_name="sides")
    constituency = models.ForeignKey(Constituency, on_delete=models.PROTECT, related_name="+")
    at_least = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["constituency__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["asking", "constituency"], name="a_side_once"),
            models.CheckConstraint(condition=Q(at_least__gte=1), name="a_side_is_somebody"),
        ]


class Turn(models.Model):
    """What a seat said; it belongs to the seat, and whoever holds it next, or covers, may say otherwise."""

    asking = models.ForeignKey(Asking, on_delete=models.CASCADE, related_name="turns")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=TurnKind.choices)
    words = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(kind=TurnKind.REFUSED) | ~Q(words=""), name="a_no_to_a_key_has_words")
        ]


class ProposedTerms(TermsSaid):
    """A version of the terms of reference that waits for its keys."""

    public_id = codes.public_id()
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    # For each side, by its slug, how many of its seats a quorum needs at least.
    shares = models.JSONField(default=dict)
    proposed_on = models.DateField(default=clock.today)
    adopted = models.ForeignKey(Terms, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(TermsSaid.Meta):
        verbose_name_plural = "proposed terms"

    def sides(self) -> dict[str, int]:
        return dict(self.shares)

    @property
    def since(self) -> date | None:
        return self.adopted.since if self.adopted else None
