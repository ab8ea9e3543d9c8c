"""Matters and what feeds them, agenda items, impact notes, and answers on the short road."""

from typing import Self

from django.db import models
from django.db.models import Q

from forum.ground import clock, codes
from forum.journey.heard.models import Voice
from forum.journey.taken_up.rules import Origin, Short
from forum.journey.themed.models import Theme
from forum.people.groups.models import ClosingRecommendation
from forum.people.membership.models import Office, Organisation, Person, Seat
from forum.rooms.gatherings.models import Gathering, Slot


class Matter(models.Model):
    """Something that the forum takes up. `voices` is how many feed it."""

    public_id = codes.public_id()
    title = models.CharField(max_length=120)
    in_short = models.CharField(max_length=300, blank=True)
    origin = models.CharField(max_length=10, choices=Origin.choices)
    themes = models.ManyToManyField(Theme, blank=True, related_name="matters")
    taken_up_at = models.ForeignKey(Gathering, on_delete=models.PROTECT, null=True, blank=True, related_name="matters")
    opened_at = models.DateTimeField(default=clock.now)
    voices = models.PositiveIntegerField(default=0)
    # A plan brought early says what is fixed, what is open, and until when.
    brought_early = models.BooleanField(default=False)
    what_is_fixed = models.TextField(blank=True)
    what_is_open = models.TextField(blank=True)
    open_until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["-opened_at", "-id"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(brought_early=False) | (Q(open_until__isnull=False) & ~Q(what_is_open="")),
                name="brought_early_says_what_is_open_and_until_when",
            )
        ]


class FeedQuerySet(models.QuerySet["Feed"]):
    def open(self) -> Self:
        return self.filter(answered_in__isnull=True)


class Feed(models.Model):
    """The dated tie of a voice to a matter; later changes of themes do not touch it.

    `answered_in` is the number of the entry that answered it, empty while it is open.
    """

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="feeds")
    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="feeds")
    since = models.DateTimeField(default=clock.now)
    answered_in = models.BigIntegerField(null=True, blank=True)
    objects = FeedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["matter", "voice"], name="a_voice_feeds_a_matter_once")]


class DirectAnswer(models.Model):
    """An answer on the short road. `reopened_in` is the entry by which its speaker said that it does not answer."""

    public_id = codes.public_id()
    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="direct_answers")
    kind = models.CharField(max_length=10, choices=Short.choices)
    words = models.TextField()
    answered_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(default=clock.now)
    reopened_in = models.BigIntegerField(null=True, blank=True)
    # What a letter to the speaker carries, so that one tap leads back to this answer.
    letter_code = models.CharField(max_length=12, unique=True, null=True, default=codes.new_id, editable=False)  # noqa: DJ001 - rows from before have none

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["voice"], condition=Q(reopened_in__isnull=True), name="one_standing_direct_answer"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="a_direct_answer_says_something"),
        ]


class AgendaItem(models.Model):
    """A matter in a slot of a meeting."""

    public_id = codes.public_id()
    slot = models.OneToOneField(Slot, on_delete=models.PROTECT, related_name="agenda_item")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="agenda_items")


class FromGroup(models.Model):
    """What a working group recommended as it closed, and the matter that the forum made of it."""

    recommendation = models.OneToOneField(ClosingRecommendation, on_delete=models.PROTECT, related_name="brought")
    matter = models.OneToOneField(Matter, on_delete=models.PROTECT, related_name="from_group")


class ImpactNote(models.Model):
    """What a decision would mean for somebody, written before it is taken, signed as they like."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="impact_notes")
    words = models.TextField()
    signed = models.CharField(max_length=120, blank=True)
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(default=clock.now)


class Thanks(models.Model):
    """A thank-you passed on to the people concerned, in the words of whoever passes it on."""

    direct = models.ForeignKey(DirectAnswer, on_delete=models.CASCADE, related_name="thanks")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField()
    passed_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "thanks"
        constraints = [
            models.CheckConstraint(
                condition=Q(office__isnull=False, organisation__isnull=True)
                | Q(office__isnull=True, organisation__isnull=False),
                name="thanks_go_to_one_place",
            )
        ]


class ImpactAsk(models.Model):
    """An office, a partner or a seat is asked what a decision would mean for the people they know."""

    public_id = codes.public_id()
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="impact_asks")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.DateField()
    asked_at = models.DateTimeField(default=clock.now)
    note = models.OneToOneField(ImpactNote, on_delete=models.CASCADE, null=True, blank=True, related_name="ask")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(office__isnull=False, organisation__isnull=True, seat__isnull=True)
                | Q(office__isnull=True, organisation__isnull=False, seat__isnull=True)
                | Q(office__isnull=True, organisation__isnull=True, seat__isnull=False),
                name="one_place_is_asked",
            ),
            models.UniqueConstraint(
                fields=["matter", "office", "organisation", "seat"], name="asked_once", nulls_distinct=False
            ),
        ]
        indexes = [models.Index(fields=["by"], condition=Q(note__isnull=True), name="notes_awaited")]

    @property
    def name(self) -> str:
        return next(place.name for place in (self.office, self.organisation, self.seat) if place)


class PublicQuestion(models.Model):
    """What somebody asks the forum for all to read, and the written answer. Name and address go a month after it."""

    public_id = codes.public_id()
    seed = models.CharField(max_length=64, unique=True, null=True, blank=True)
    words = models.TextField()
    called = models.CharField(max_length=100, blank=True)
    way = models.CharField(max_length=10, default="none")
    address = models.CharField(max_length=500, blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    shown = models.TextField(blank=True)  # the question without names
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    set_aside_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["-answered_at", "-id"]),
            models.Index(fields=["id"], condition=Q(answered_at=None, set_aside_at=None), name="questions_that_wait"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None) | ~Q(answer="") & ~Q(shown=""), name="an_answered_question_says_what"
            )
        ]
