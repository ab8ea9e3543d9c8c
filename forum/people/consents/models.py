"""What somebody said yes to, in which words, from when, and until when."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from forum.ground import clock
from forum.people.consents.rules import PROOF_KEPT, Purpose
from forum.people.membership.models import Person


class AgreedQuerySet(models.QuerySet["Agreed"]):
    def now(self) -> Self:
        return self.filter(taken_back_at__isnull=True)

    def proof_no_longer_needed(self) -> Self:
        return self.filter(taken_back_at__lt=clock.now() - PROOF_KEPT)


class Agreed(models.Model):
    """One yes to one purpose. Taken back, it stays for a while as the proof that it was given."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="agreed")
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    words = models.CharField(max_length=200)  # the sentence, as it stood there
    said_at = models.DateTimeField(default=clock.now)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    page_of = models.CharField(max_length=7, blank=True)  # the month of the last page, like 2026-11
    objects = AgreedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "agreed"
        indexes = [
            models.Index(
                fields=["purpose", "page_of", "id"], condition=Q(taken_back_at__isnull=True), name="agreed_now"
            ),
            models.Index(fields=["taken_back_at"], condition=Q(taken_back_at__isnull=False), name="taken_back"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose"], condition=Q(taken_back_at__isnull=True), name="one_yes_to_a_purpose"
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True) | Q(taken_back_at__gte=F("said_at")),
                name="taken_back_after_it_was_given",
            ),
        ]
