"""Gatherings, their time slots, who goes there together, and which seats were there."""

from datetime import date, datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from forum.ground import clock, codes
from forum.people.membership.models import Group, Organisation, Person, Seat
from forum.rooms.gatherings.models.venues import Venue
from forum.rooms.gatherings.rules import DECIDES, MINUTES_WITHIN, MINUTES_WORKING_DAYS, PAIRED, Kind


class Series(models.Model):
    """Gatherings that belong together: every so many weeks, each in another part of the county."""

    public_id = codes.public_id()
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.MEETING)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    every_weeks = models.PositiveSmallIntegerField(default=4)
    begins = models.TimeField()
    minutes = models.PositiveSmallIntegerField(default=120)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "series"
        constraints = [
            models.CheckConstraint(condition=Q(every_weeks__gte=1), name="a_series_moves_on"),
            models.CheckConstraint(condition=Q(minutes__gte=15), name="a_series_takes_time"),
        ]


def _working_days_after(ended: datetime) -> date:
    return clock.next_working_day(localdate(ended), MINUTES_WORKING_DAYS)


class GatheringQuerySet(models.QuerySet["Gathering"]):
    def announced(self) -> Self:
        """All that stand in public, peer circles among them, for those in them."""
        return self.filter(announced_at__isnull=False)

    def open_to_all(self) -> Self:
        return self.announced().exclude(kind=Kind.CIRCLE)

    def waiting_for_somebody(self) -> Self:
        """To come, and one of the two is missing. Members and staff see them, announced or not."""
        short = Q(announced_at=None) | Q(needs_second=True)
        return self.filter(short, cancelled_at=None, ends_at__gte=clock.now()).exclude(kind=Kind.CIRCLE)

    def coming_up(self) -> Self:
        # None lasts longer than a day, so the index on the start keeps the search short.
        since = clock.now() - timedelta(days=1)
        return self.open_to_all().filter(ends_at__gte=clock.now(), starts_at__gte=since).order_by("starts_at", "pk")

    def taking_place(self) -> Self:
        """To come, and not cancelled: where nobody would look for the word 'cancelled', it is not there at all."""
        return self.coming_up().filter(cancelled_at=None)

    def been(self) -> Self:
        return self.open_to_all().filter(ends_at__lt=clock.now(), cancelled_at=None).order_by("-starts_at", "-pk")

    def without_minutes(self) -> Self:
        """Meetings whose minutes are not ready after ten working days, and nobody was reminded yet."""
        day = clock.today() - MINUTES_WITHIN * 2
        soon = self.filter(kind__in=DECIDES, cancelled_at=None, reminded_at=None, minutes__ready_at=None)
        ended = soon.filter(ends_at__lt=clock.now(), ends_at__date__gte=day)
        late = [one.pk for one in ended if _working_days_after(one.ends_at) < clock.today()]
        return self.filter(pk__in=late)

    def for_page(self) -> Self:
        return self.select_related("venue__area", "visits")


class Gathering(models.Model):
    public_id = codes.public_id()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = models.CharField(max_length=150)
    in_short = models.CharField(max_length=300, blank=True)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="gatherings")
    series = models.ForeignKey(Series, on_delete=models.SET_NULL, null=True, blank=True, related_name="gatherings")
    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, related_name="gatherings")
    visits = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="visits")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    by_phone = models.CharField(max_length=200, blank=True)
    by_video = models.CharField(max_length=300, blank=True)
    places = models.PositiveIntegerField(null=True, blank=True)
    taken = models.PositiveIntegerField(default=0)
    announced_at = models.DateTimeField(null=True, blank=True)
    needs_second = models.BooleanField(default=False)
    changed_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)  # what calendars go by to know that it changed
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_why = models.CharField(max_length=300, blank=True)
    came = models.PositiveIntegerField(null=True, blank=True)
    agenda_at = models.DateTimeField(null=True, blank=True)  # when the agenda was put up for all
    reminded_at = models.DateTimeField(null=True, blank=True)  # of minutes that are not ready
    objects = GatheringQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=[name, "id"]) for name in ("starts_at", "ends_at", "announced_at")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="it_ends_after_it_began"),
            models.CheckConstraint(
                condition=Q(places__isnull=True) | Q(taken__lte=F("places")), name="no_place_is_given_twice"
            ),
        ]

    @property
    def has_begun(self) -> bool:
        return self.starts_at <= clock.now()

    @property
    def is_over(self) -> bool:
        return self.ends_at < clock.now()

    @property
    def is_full(self) -> bool:
        return self.places is not None and self.taken >= self.places

    def titled(self, title: str = "") -> str:
        """Its title, or these words in place of it, for lists that show no more: one that is cancelled says so."""
        return _("Cancelled: %(title)s") % {"title": title or self.title} if self.cancelled_at else title or self.title

    @property
    def is_made_in_pairs(self) -> bool:
        return self.kind in PAIRED


class Pair(models.Model):
    """Somebody who goes there with somebody else, or would if one of the two cannot."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="pair")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    as_host = models.BooleanField(default=False)  # comes from the trust
    reserve = models.BooleanField(default=False)
    since = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["gathering", "person"], name="goes_there_once")]


class Slot(models.Model):
    """A stretch of time in a gathering; what fills it is for others to say."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="slots")
    order = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=150, blank=True)
    is_break = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "order"], name="one_slot_at_a_place"),
            models.CheckConstraint(condition=models.Q(minutes__gte=1), name="a_slot_takes_a_minute"),
        ]


class Presence(models.Model):
    """A seat that was there. Seats only: never a register of people."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="presences")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gathering", "seat"], name="a_seat_is_there_once")]
