"""Organisations, groups, and the terms of reference that say what is a quorum."""

from django.db import models

from forum.ground import clock, codes
from forum.people.membership.rules import GroupKind


class Organisation(models.Model):
    public_id = codes.public_id()
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=150)
    in_short = models.CharField(max_length=300, blank=True)
    is_host = models.BooleanField(default=False)
    is_arbitrator = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["is_host"], condition=models.Q(is_host=True), name="one_host"),
            models.CheckConstraint(
                condition=~models.Q(is_host=True, is_arbitrator=True), name="the_host_does_not_arbitrate"
            ),
        ]


class Group(models.Model):
    """The forum itself, a working group, or a private peer circle."""

    public_id = codes.public_id()
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=20, choices=GroupKind.choices)
    in_short = models.CharField(max_length=300, blank=True)
    formed_on = models.DateField(default=clock.today)
    closed_on = models.DateField(null=True, blank=True)

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
    def in_force(self, group: Group) -> "Terms | None":
        return self.filter(group=group, since__lte=clock.today()).order_by("-since", "-pk").first()


class Terms(models.Model):
    """One version of a group's terms of reference; a decision is judged by the version then in force."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="terms")
    since = models.DateField(default=clock.today)
    purpose = models.TextField(blank=True)
    quorum = models.PositiveSmallIntegerField(default=3)
    reopens_at = models.PositiveSmallIntegerField(default=1)
    reply_within_working_days = models.PositiveSmallIntegerField(default=20)
    objects = TermsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "terms"
        constraints = [models.CheckConstraint(condition=models.Q(quorum__gte=1), name="a_quorum_is_somebody")]


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
