"""What the public search finds. The index keeps their words; a row here says what to show and where it leads."""

from django.db import models

from forum.outlets.tracker.rules import TITLE
from forum.outlets.tracker.rules import Findable as Kind


class Findable(models.Model):
    """One public thing as the search shows it."""

    kind = models.CharField(max_length=12, choices=Kind.choices)
    ref = models.CharField(max_length=12)
    title = models.CharField(max_length=TITLE)
    in_short = models.CharField(max_length=300, blank=True)
    day = models.DateField(null=True)  # empty where a day says nothing, as for a place
    leads_to = models.CharField(max_length=120, default="")
    text = models.TextField(default="")  # its own words, from which the search shows those around what was found

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "ref"], name="found_once")]
