"""Organisations, groups, and the terms of reference that say what is a quorum."""

from datetime import date
from typing import Any, Self

from django.db import models

from forum.ground import clock, codes
from forum.people.membership.rules import GroupKind


class Organisation(models.Model):
    public_id = codes.public_id()
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=150)
    in_short = models.CharField(max_length=300, blank=True)
    aims = models.CharField(max_length=600, blank=True)  # those that it shares with the forum
    is_host = models.BooleanField(default=False)
    is_arbitrator = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["is_host"], condition=models.Q(is_host=True), name="one_host"),
            models.CheckConstraint(
                condition=~models.Q(is_host=True, is_arbitrator=True), name="the_host_does_not_arbitrate"
            ),
        ]


class GroupQuerySet(models.QuerySet["Group"]):
    def in_the_open(self) -> Self:
        """All but peer circles, which are among friends."""
        return self.exclude(kind=GroupKind.CIRCLE)


class Group(models.Model):
    """The forum itself, a working group, or a private peer circle."""

    public_id = codes.public_id()
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=20, choices=GroupKind.choices)
    in_short = models.CharField(max_length=300, blank=True)
    formed_on = models.DateField(default=clock.today)
    closed_on = models.DateField(null=True, blank=True)
    objects = GroupQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind"], condition=models.Q(kind=GroupKind.FORUM), name="one_forum")
        ]


class Constituency(models.Model):
    """A side of the forum to which seats belong; not a fact about a person."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=100)
    order = models.PositiveSmallIntegerField(default=0)


class TermsQuerySet(models.QuerySet["Terms"]):
    def in_force(self, group: Group, *, on: date | None = None) -> "Terms | None":
        """The version of a group's terms that holds on a day; today's, where none is given."""
        held = self.filter(group=group, since__lte=on or clock.today()).order_by("-since", "-pk")
        return held.select_related("chair_side").first()

    def of_the_forum(self) -> "Terms | None":
        """What holds for the forum itself today."""
        held = self.filter(group__kind=GroupKind.FORUM, since__lte=clock.today()).order_by("-since", "-pk")
        return held.select_related("chair_side").first()


class TermsSaid(models.Model):
    """What terms of reference say, in force or only proposed."""

    purpose = models.TextField(blank=True)
    quorum = models.PositiveSmallIntegerField(default=3)
    reopens_at = models.PositiveSmallIntegerField(default=1)
    reply_within_working_days = models.PositiveSmallIntegerField(default=20)
    # For how long a chair is chosen; empty: until they say.
    term_months = models.PositiveSmallIntegerField(null=True, blank=True)
    chairs = models.PositiveSmallIntegerField(default=2)
    # The side from which one of the chairs comes at least.
    chair_side = models.ForeignKey(Constituency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    SAID = ("purpose", "quorum", "reopens_at", "reply_within_working_days", "term_months", "chairs", "chair_side")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=models.Q(quorum__gte=1), name="%(class)s_quorum_is_somebody"),
            models.CheckConstraint(condition=models.Q(chairs__gte=1), name="%(class)s_have_a_chair"),
        ]

    def sides(self) -> dict[str, int]:
        """How many seats of each side a quorum needs at least, by the slug of the side."""
        raise NotImplementedError

    def said(self) -> dict[str, Any]:
        """Everything but the sides that a quorum needs, by name."""
        return {name: getattr(self, name) for name in self.SAID}


class Terms(TermsSaid):
    """One version of a group's terms of reference; a decision is judged by the version then in force."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="terms")
    since = models.DateField(default=clock.today)
    why = models.TextField(blank=True)  # why they changed
    objects = TermsQuerySet.as_manager()

    class Meta(TermsSaid.Meta):
        verbose_name_plural = "terms"

    def sides(self) -> dict[str, int]:
        return {share.constituency.slug: share.at_least for share in self.shares.all()}


class QuorumShare(models.Model):
    """How many seats of one side a quorum needs at least."""

    terms = models.ForeignKey(Terms, on_delete=models.CASCADE, related_name="shares")
    constituency = models.ForeignKey(Constituency, on_delete=models.PROTECT, related_name="+")
    at_least = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["terms", "constituency"], name="one_share_for_a_side")]


class Mandate(models.Model):
    """Something that is 'ours to get on with': members do it without asking anybody."""

    words = models.CharField(max_length=200)
    since = models.DateField(default=clock.today)
    until = models.DateField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
