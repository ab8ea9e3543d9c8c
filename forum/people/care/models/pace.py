"""How much somebody can take on, each time they said so, and whom they asked to be their second person."""

from django.db import models
from django.db.models import Q

from forum.ground import clock
from forum.people.care.rules import Amount, Keep
from forum.people.membership.models import Office, Person, Seat


class Pace(models.Model):
    """What somebody said, and until when; the newest row counts. There is no field for a reason."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="paces")
    amount = models.CharField(max_length=10, choices=Amount.choices)
    until = models.DateField(null=True, blank=True)
    said_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["person", "-id"])]
        constraints = [models.CheckConstraint(condition=Q(amount__in=Amount.values), name="an_amount_that_is_one")]

    @property
    def is_over(self) -> bool:
        return self.until is not None and self.until < clock.today()


class KeptComing(models.Model):
    """What still comes to somebody while they rest."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="kept_coming")
    kind = models.CharField(max_length=10, choices=Keep.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="kept_coming_once")]


class SecondAsked(models.Model):
    """Somebody is asked to be the second person of a seat or an office. A yes or a no takes the row away."""

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    office = models.ForeignKey(Office, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(seat__isnull=False, office__isnull=True) | Q(seat__isnull=True, office__isnull=False),
                name="asked_for_a_seat_or_an_office",
            ),
            models.UniqueConstraint(
                fields=["seat", "office", "person"], name="asked_to_be_second_once", nulls_distinct=False
            ),
        ]

    @property
    def name(self) -> str:
        place = self.seat or self.office
        return place.name if place else ""
