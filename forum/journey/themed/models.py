"""Themes, and the dated placing of voices under them."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from forum.ground import clock, codes
from forum.journey.heard.models import Voice
from forum.journey.themed.rules import Regroup
from forum.people.membership.models import Person


class ThemeQuerySet(models.QuerySet["Theme"]):
    def standing(self) -> Self:
        """Themes that have not been put together with another."""
        return self.filter(merged_into__isnull=True)


class Theme(models.Model):
    """A group of voices about the same thing. `voices` is how many stand under it now.

    One that was put together with another stays, empty, so that its old name and address lead to the new one.
    """

    public_id = codes.public_id()
    name = models.CharField(max_length=100)
    in_short = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    voices = models.PositiveIntegerField(default=0)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    objects = ThemeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), name="one_theme_of_a_name")]
        indexes = [models.Index(fields=["-voices", "-id"])]


class Regrouping(models.Model):
    """Two themes put together, or some voices of one taken into a new one; undone within a day, or not at all."""

    public_id = codes.public_id()
    kind = models.CharField(max_length=10, choices=Regroup.choices)
    source = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="regroupings_from")
    target = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="regroupings_into")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)
    undone_at = models.DateTimeField(null=True, blank=True)


class Opened(models.Model):
    """Who has a voice open to sort just now, so that two people at once get different ones. It runs out by itself."""

    voice = models.OneToOneField(Voice, on_delete=models.CASCADE, related_name="opened")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField()

    class Meta:
        verbose_name_plural = "opened"


class PlacingQuerySet(models.QuerySet["Placing"]):
    def standing(self) -> Self:
        return self.filter(until__isnull=True)


class Placing(models.Model):
    """A voice under a theme, from one moment until another."""

    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="placings")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="placings")
    placed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)
    objected = models.BooleanField(default=False)
    # Whoever placed it took up what had been suggested.
    suggested = models.BooleanField(default=False)
    # The regrouping by which it came to stand here, and the one by which it went.
    came_by = models.ForeignKey(Regrouping, on_delete=models.SET_NULL, null=True, blank=True, related_name="came")
    went_by = models.ForeignKey(Regrouping, on_delete=models.SET_NULL, null=True, blank=True, related_name="went")
    objects = PlacingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["voice", "theme"], condition=Q(until__isnull=True), name="placed_once")
        ]
        indexes = [
            models.Index(fields=["theme", "voice"], condition=Q(until__isnull=True), name="standing_placings"),
            models.Index(fields=["until"], condition=Q(objected=True), name="objected_placings"),
        ]


class Learning(models.Model):
    """When the forum last learned from what members have sorted, and how well that did; one row, or none yet.

    Of `tried` voices that were kept apart from the learning, `right_first` had their theme suggested first, and
    `right_among` among the first three.
    """

    at = models.DateTimeField(default=clock.now)
    voices = models.PositiveIntegerField()
    themes = models.PositiveIntegerField()
    tried = models.PositiveIntegerField(default=0)
    right_first = models.PositiveIntegerField(default=0)
    right_among = models.PositiveIntegerField(default=0)


class Suggestion(models.Model):
    """A theme that was learned to fit a voice that waits; 0 fits best. It goes when the voice is sorted."""

    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="suggestions")
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()
    learning = models.ForeignKey(Learning, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["voice", "place"], name="one_suggestion_a_place")]
