"""Work that members, staff, partners and governors do together, and its short news."""

from typing import Self

from django.db import models
from django.db.models import Q

from forum.ground import clock, codes
from forum.people.membership.models import Group, Organisation, Person
from forum.rooms.together.rules import NEWS_FRESH, InviteKind, Started


class WorkQuerySet(models.QuerySet["Work"]):
    def going_on(self) -> Self:
        return self.filter(finished_on__isnull=True).order_by("-news_at", "-pk")

    def to_ask(self) -> Self:
        """What has had no news for a month, and whose teller has not been asked this month."""
        month_ago = clock.now() - NEWS_FRESH
        quiet = self.filter(finished_on__isnull=True, teller__isnull=False, news_at__lte=month_ago)
        return quiet.filter(Q(asked_on__isnull=True) | Q(asked_on__lte=clock.today() - NEWS_FRESH)).order_by("pk")

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
    where = models.CharField(max_length=80, blank=True)
    # Who is asked once a month how it goes. The page does not name them.
    teller = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    asked_on = models.DateField(null=True, blank=True)
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


class InviteQuerySet(models.QuerySet["Invite"]):
    def open(self) -> Self:
        """Those that can be seen and are still to come."""
        shown = self.filter(shown_at__isnull=False, closed_at__isnull=True)
        return shown.filter(Q(until__isnull=True) | Q(until__gte=clock.today()))


class Invite(models.Model):
    """A session, a talk asked for or offered, something to try. Who started it is public; how to reach them is not."""

    public_id = codes.public_id()
    kind = models.CharField(max_length=15, choices=InviteKind.choices)
    title = models.CharField(max_length=120)
    in_short = models.CharField(max_length=300)
    started_by = models.CharField(max_length=10, choices=Started.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    when = models.CharField(max_length=120, blank=True)
    until = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="invites")
    # Of somebody from outside: how members can reach them; empty again once it is over.
    reach = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    shown_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    liked = models.PositiveIntegerField(default=0)
    objects = InviteQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-shown_at", "-id"])]


class Like(models.Model):
    """Somebody would like that."""

    invite = models.ForeignKey(Invite, on_delete=models.CASCADE, related_name="likes")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["invite", "person"], name="likes_it_once")]


class Overlap(models.Model):
    """Two that are going on and do something alike, as far as their words say. `likeness` is from 0 to 1."""

    first = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="+")
    likeness = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="one_overlap_of_two"),
            models.CheckConstraint(condition=Q(first__lt=models.F("second")), name="overlap_in_one_order"),
        ]
