"""Work that members, staff, partners and governors do together, and its short news."""

from typing import Self

from django.db import models

from forum.ground import clock, codes
from forum.people.membership.models import Group, Organisation
from forum.rooms.together.rules import Started


class WorkQuerySet(models.QuerySet["Work"]):
    def going_on(self) -> Self:
        return self.filter(finished_on__isnull=True).order_by("-news_at", "-pk")

    def finished(self) -> Self:
        return self.filter(finished_on__isnull=False).order_by("-finished_on", "-pk")


class Work(models.Model):
    public_id = codes.public_id()
    title = models.CharField(max_length=120)
    in_short = models.CharField(max_length=300)
    started_by = models.CharField(max_length=10, choices=Started.choices)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="work")
    partners = models.ManyToManyField(Organisation, blank=True, related_name="work")
    welcome = models.CharField(max_length=200, blank=True)
    started_on = models.DateField(default=clock.today)
    finished_on = models.DateField(null=True, blank=True)
    news = models.CharField(max_length=300, blank=True)
    news_at = models.DateTimeField(default=clock.now)
    objects = WorkQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["finished_on", "news_at", "id"])]


class News(models.Model):
    """One short update. The newest stands on the work itself as well, so that a list needs no search."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="all_news")
    words = models.CharField(max_length=300)
    told_at = models.DateTimeField(default=clock.now)
