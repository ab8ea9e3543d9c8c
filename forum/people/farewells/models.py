"""What somebody wishes for after them, that they have died, and where nothing is sent any more."""

from typing import Self

from django.db import models
from django.db.models import Q

from forum.ground import clock, codes
from forum.people.farewells.rules import MAY_BE_A_MISTAKE, WordsThen
from forum.people.membership.models import Person


class Wish(models.Model):
    """What becomes of somebody's words after them. Whoever says nothing, their words stay."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="wish")
    words = models.CharField(max_length=5, choices=WordsThen.choices, default=WordsThen.STAY)


class FarewellQuerySet(models.QuerySet["Farewell"]):
    def standing(self) -> Self:
        return self.filter(undone_at__isnull=True)

    def may_be_undone(self) -> Self:
        return self.standing().filter(done_at__isnull=True)

    def due(self) -> Self:
        """Those whose thirty days are over."""
        return self.may_be_undone().filter(noted_at__lte=clock.now() - MAY_BE_A_MISTAKE).order_by("pk")

    def remembered(self) -> Self:
        return self.standing().exclude(remembered_as="")


class Farewell(models.Model):
    """Somebody has died. For thirty days it can be undone; then they are forgotten, but for a dedication."""

    public_id = codes.public_id()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    noted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    noted_at = models.DateTimeField(default=clock.now)
    began_rest = models.BooleanField(default=False)  # whether their places are covered because of this
    undone_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    # Only as the family agreed; empty: nothing stands anywhere.
    remembered_as = models.CharField(max_length=100, blank=True)
    dedication = models.CharField(max_length=300, blank=True)
    dedicated_on = models.DateField(null=True, blank=True)
    objects = FarewellQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(undone_at__isnull=True), name="one_farewell"),
            models.CheckConstraint(
                condition=Q(remembered_as="", dedicated_on__isnull=True)
                | (~Q(remembered_as="") & Q(dedicated_on__isnull=False)),
                name="a_dedication_has_a_name_and_a_day",
            ),
        ]
        indexes = [
            models.Index(
                fields=["noted_at"], condition=Q(undone_at__isnull=True, done_at__isnull=True), name="to_part_with"
            ),
            models.Index(fields=["-dedicated_on", "-id"], name="remembered"),
        ]


class Silence(models.Model):
    """An address to which nothing is sent any more: a keyed hash of it, which stays, so that no list brings it back."""

    farewell = models.ForeignKey(Farewell, on_delete=models.CASCADE, related_name="silences")
    mark = models.CharField(max_length=64, db_index=True)
