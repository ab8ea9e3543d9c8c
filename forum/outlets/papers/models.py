"""Easy Read versions: written by people, checked by people, never made by a machine."""

from typing import Self

from django.db import models
from django.db.models import Q

from forum.ground import clock, codes
from forum.people.membership.models import Person


class EasyReadQuerySet(models.QuerySet["EasyRead"]):
    def checked(self) -> Self:
        """Those that somebody has checked since they were last written, the newest first."""
        return self.filter(checked_on__isnull=False).order_by("-checked_on", "-pk")


class EasyRead(models.Model):
    """One page of ours in pictures and short sentences. `about` says which (`easy_read.sources`).

    The name is earned by a check: without `checked_on`, or once its page says something else, it is a draft.
    """

    public_id = codes.public_id()
    about = models.CharField(max_length=60, unique=True)
    rows = models.JSONField(default=list)  # [[name of the picture, words], …]
    # What the page said when this was checked; another mark today means that it has changed since.
    source_mark = models.CharField(max_length=64, blank=True)
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(default=clock.now)
    checked_by = models.CharField(max_length=120, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    objects = EasyReadQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "Easy Read versions"
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_on=None, checked_by="") | (Q(checked_on__isnull=False) & ~Q(checked_by="")),
                name="a_check_says_by_whom",
            )
        ]
