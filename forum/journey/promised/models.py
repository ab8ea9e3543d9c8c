"""Replies of offices, commitments of anybody, how they go, and claims that they are done."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from forum.ground import clock, codes
from forum.journey.decided.models import Recommendation
from forum.journey.promised.rules import FileKind, ReplyKind
from forum.journey.taken_up.models import Matter
from forum.people.membership.models import Group, Office, Organisation, Person


class Reply(models.Model):
    """An office's answer to a recommendation. It belongs to the office, whoever holds it."""

    recommendation = models.OneToOneField(Recommendation, on_delete=models.PROTECT, related_name="reply")
    kind = models.CharField(max_length=10, choices=ReplyKind.choices)
    reason = models.TextField(blank=True)
    # What really stands in the way (law, money, people), said beside it.
    limits = models.TextField(blank=True)
    replied_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    replied_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind=ReplyKind.ACCEPTED) | ~Q(reason=""), name="a_no_says_why")
        ]


class Delay(models.Model):
    """An office says what holds its reply up, and when the next word comes. The day of the reply stays."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="delays")
    words = models.TextField()
    next_word_by = models.DateField()
    told_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="a_delay_says_why")]


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def open(self) -> Self:
        """Those that nobody has said are done, in the order of dates."""
        return self.filter(claimed_in__isnull=True).order_by("due", "pk")

    def to_warn(self, until: date) -> Self:
        """Those whose day comes by `until` and of which nobody has had a fair warning yet."""
        return self.filter(claimed_in__isnull=True, late_from__isnull=True, due__lte=until).order_by("pk")


class Commitment(models.Model):
    """What somebody undertakes by a day.

    `claimed_in` is the number of the entry that says it is done, empty while it is open or open again. `late_from` is
    the first day on which people are told that it still waits; it comes with the fair warning, and a new day clears it.
    """

    public_id = codes.public_id()
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="commitments")
    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    words = models.TextField()
    limits = models.TextField(blank=True)
    made_at = models.DateTimeField(default=clock.now)
    due = models.DateField()
    claimed_in = models.BigIntegerField(null=True, blank=True)
    late_from = models.DateField(null=True, blank=True)
    objects = CommitmentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["due", "id"], condition=Q(claimed_in__isnull=True), name="open_commitments"),
            models.Index(
                fields=["due"],
                condition=Q(claimed_in__isnull=True, late_from__isnull=True),
                name="commitments_to_warn_of",
            ),
            models.Index(fields=["-made_at", "-id"]),
        ]

    @property
    def still_waiting(self) -> bool:
        return self.claimed_in is None and self.late_from is not None and self.late_from <= clock.today()


ONE_OF_THREE = (
    Q(office__isnull=False, organisation__isnull=True, group__isnull=True)
    | Q(office__isnull=True, organisation__isnull=False, group__isnull=True)
    | Q(office__isnull=True, organisation__isnull=True, group__isnull=False)
)


class OneSide(models.Model):
    """An office, an organisation, or the forum (a group)."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)s_set")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)s_set"
    )
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)s_set")
    since = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=ONE_OF_THREE, name="a_%(class)s_is_one_of_three"),
            models.UniqueConstraint(
                fields=["commitment", "office", "organisation", "group"],
                name="a_%(class)s_once",
                nulls_distinct=False,
            ),
        ]

    @property
    def name(self) -> str:
        return next(side.name for side in (self.office, self.organisation, self.group) if side)


class Party(OneSide):
    """One of those who committed."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="parties")

    class Meta(OneSide.Meta):
        verbose_name_plural = "parties"


class Invitation(OneSide):
    """A side that was asked to join in. No answer is owed; `answered_at` takes it off their desk."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="invitations")
    answered_at = models.DateTimeField(null=True, blank=True)


class Progress(models.Model):
    """How it goes, in plain words; where it takes longer, the new day and why."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="progress")
    words = models.TextField()
    new_due = models.DateField(null=True, blank=True)
    told_at = models.DateTimeField(default=clock.now)


class Claim(models.Model):
    """Who committed says that it is done: only a claim, until those who raised it say so."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="claims")
    words = models.TextField()
    claimed_at = models.DateTimeField(default=clock.now)


class Outcome(models.Model):
    """What changed for people, not what was done; with evidence where there is some."""

    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, related_name="outcome")
    words = models.TextField()
    evidence = models.TextField(blank=True)
    evidence_link = models.URLField(max_length=500, blank=True)
    # A measure before and after: what was counted, and the two figures as people say them.
    measure = models.CharField(max_length=120, blank=True)
    before = models.CharField(max_length=60, blank=True)
    after = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="an_outcome_says_something"),
            models.CheckConstraint(
                condition=Q(measure="", before="", after="") | (~Q(measure="") & ~Q(before="") & ~Q(after="")),
                name="a_measure_has_a_before_and_an_after",
            ),
        ]


class EvidenceFile(models.Model):
    """A picture, a PDF or a plain table that shows it; anybody may open it."""

    public_id = codes.public_id()
    outcome = models.OneToOneField(Outcome, on_delete=models.CASCADE, related_name="file")
    kept = models.FileField(upload_to="evidence", max_length=200)
    kind = models.CharField(max_length=10, choices=FileKind.choices)
    name = models.CharField(max_length=120)

    @property
    def is_picture(self) -> bool:
        return self.kind in {FileKind.PNG, FileKind.JPEG}


class Reopening(models.Model):
    """A commitment is open again, because enough speakers said that it does not answer them."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="reopenings")
    entry = models.BigIntegerField()
    reopened_at = models.DateTimeField(default=clock.now)
