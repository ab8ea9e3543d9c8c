"""What the public search finds. The index keeps their words; a row here says what to show and where it leads."""

from django.db import models

from forum.outlets.tracker.rules import Findable as Kind


class Findable(models.Model):
    """A matter, something that people do together, or a gathering, as the search shows it."""

    kind = models.CharField(max_length=12, choices=Kind.choices)
    ref = models.CharField(max_length=12)
    title = models.CharField(max_length=150)
    in_short = models.CharField(max_length=300, blank=True)
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "ref"], name="found_once")]

    @property
    def address(self) -> str:
        return f"{Kind(self.kind).path}/{self.ref}"
