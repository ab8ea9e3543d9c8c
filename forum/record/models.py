"""The entries, the head that gives their numbers, the tallies, and the heads that were published."""

import json
from collections.abc import Mapping
from datetime import date

from django.db import models
from django.db.models import Q

from forum.record.rules import Json


class EntryQuerySet(models.QuerySet["Entry"]):
    def about(self, subject: str) -> "EntryQuerySet":
        """The life of one thing."""
        return self.filter(subject=subject)


class Entry(models.Model):
    """One line of the record. Written only by append(); triggers refuse to change or delete it."""

    sequence = models.BigIntegerField(primary_key=True)
    day = models.DateField()
    act = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    actor = models.CharField(max_length=80)
    line = models.BinaryField()  # The exact bytes that the hash is over; the columns above repeat part of them.
    hash = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["subject", "sequence"], name="entry_subject")]

    @property
    def facts(self) -> Mapping[str, Json]:
        facts: dict[str, Json] = json.loads(bytes(self.line))["facts"]
        return facts

    @property
    def before(self) -> str:
        """The hash of the entry before this one."""
        return str(json.loads(bytes(self.line))["before"])


class Head(models.Model):
    """The number and hash of the last entry: a single row, locked by whoever appends."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    sequence = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_head")]


class Tally(models.Model):
    """A public counter, changed only with an entry; recount() rebuilds all of them from the entries."""

    name = models.CharField(max_length=80, primary_key=True)
    value = models.BigIntegerField()


class PublishedHead(models.Model):
    """The head as it was shown and sent out on a day. Append-only as well."""

    day = models.DateField(unique=True)
    sequence = models.BigIntegerField()
    hash = models.CharField(max_length=64)


class WitnessQuerySet(models.QuerySet["Witness"]):
    def on(self, day: date) -> "WitnessQuerySet":
        """Those who are to have the head of that day."""
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


class Witness(models.Model):
    """An address outside the host that gets the head of each day, so that nobody can rewrite the record unseen."""

    email = models.EmailField()
    since = models.DateField()
    until = models.DateField(null=True)

    objects = WitnessQuerySet.as_manager()
