"""Settings and help routes that know from when to when they hold, and when somebody last looked."""

import datetime as dt
from typing import TypeVar

from django.db import models
from django.db.models import F, Q

D = TypeVar("D", bound="Dated")


class DatedQuerySet(models.QuerySet[D]):
    def in_force(self, day: dt.date) -> "DatedQuerySet[D]":
        """Return what holds on this day; `valid_to` is the first day on which it no longer does."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day)


class Dated(models.Model):
    owner = models.CharField(max_length=120, help_text="Who keeps this right")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    replaced_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces")
    last_checked = models.DateField()

    class Meta:
        abstract = True


class HelpRoute(Dated):
    """One way to reach somebody who answers now."""

    name = models.CharField(max_length=120)
    what_for = models.CharField(max_length=300)
    phone = models.CharField(max_length=40, blank=True)
    text_number = models.CharField(max_length=80, blank=True, help_text="What to text, and where")
    address = models.URLField(max_length=300, blank=True, help_text="A page, where there is one")
    when = models.CharField(max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = DatedQuerySet["HelpRoute"].as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="help_route_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=~Q(phone="", text_number="", address=""), name="help_route_can_be_reached"
            ),
        ]


class ForumSetting(Dated):
    """One thing that a forum says about itself, under a key of `rules.SETTINGS`."""

    key = models.CharField(max_length=60)
    value = models.JSONField()

    objects = DatedQuerySet["ForumSetting"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=Q(valid_to=None), name="forum_setting_has_one_value_in_force"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="forum_setting_ends_after_it_starts"
            ),
        ]
