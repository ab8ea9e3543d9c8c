"""Receipts, voices, how to answer them, and whether their words may be shown."""

import secrets
from datetime import datetime
from functools import partial
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from forum.ground import clock, codes
from forum.ground.places.models import Area
from forum.journey.heard.rules import AnswerWay, Channel, Purpose
from forum.people.membership.models import Person
from forum.rooms.gatherings.models import Gathering

SALT_BYTES = 16
WAITS = Q(moved_in__isnull=True, set_aside_at__isnull=True, withdrawn_at__isnull=True)
UNREAD = Q(first_read_at__isnull=True, withdrawn_at__isnull=True)


class ReceiptQuerySet(models.QuerySet["Receipt"]):
    def with_code(self, typed: str) -> Self:
        """The receipt that somebody typed, in capitals, with dashes or spaces as they like; none if it is no code."""
        if not codes.check(typed):
            return self.none()
        return self.filter(fingerprint=codes.fingerprint(typed, key=settings.RECEIPT_KEY))

    def of_old_drafts(self, untouched_since: datetime) -> Self:
        """Those of drafts that nobody has touched since then and that were never sent."""
        return self.filter(draft__touched_at__lt=untouched_since, voice=None)


class Receipt(models.Model):
    """A receipt; only the keyed hash of its code is kept. It may exist before its voice, on a card."""

    fingerprint = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=clock.now)
    # A lost one, in whose place its speaker has a new one; it opens nothing any more.
    replaced_at = models.DateTimeField(null=True, blank=True)
    objects = ReceiptQuerySet.as_manager()


class VoiceQuerySet(models.QuerySet["Voice"]):
    def waiting(self) -> Self:
        """Voices that nobody has put under a theme, answered or shown another door yet, the oldest first."""
        return self.filter(WAITS).order_by("pk")

    def unread(self) -> Self:
        """Voices that nobody has read yet, the oldest first."""
        return self.filter(UNREAD).order_by("pk")

    def kept(self) -> Self:
        """Voices whose speaker has not taken them back."""
        return self.filter(withdrawn_at__isnull=True)

    def held_by(self, typed: str) -> Self:
        """The voice whose receipt somebody typed; none if it is no code of ours."""
        return self.filter(receipt__in=Receipt.objects.with_code(typed))

    def shown_to_all(self) -> Self:
        """Voices whose speaker lets their words be shown and that the member who read them last found fit."""
        consent = Consent.objects.filter(voice=OuterRef("pk"), purpose=Purpose.PUBLISH, until__isnull=True)
        last = Voice.objects.filter(pk=OuterRef("pk"), readings__fit__isnull=False).order_by("-readings__pk")
        fit = models.Subquery(last.values("readings__fit")[:1])
        return self.kept().annotate(fit=fit).filter(Exists(consent), fit=True).select_related("mask")


class Voice(models.Model):
    """One thing that somebody said. Nobody but the person who said it ever changes it.

    Once it is withdrawn for good, words and salt are empty; the row stays, so that what it fed still counts right.
    """

    public_id = codes.public_id()
    receipt = models.OneToOneField(Receipt, on_delete=models.PROTECT, related_name="voice")
    words = models.TextField()
    salt = models.BinaryField(max_length=SALT_BYTES, default=partial(secrets.token_bytes, SALT_BYTES))
    said_on = models.DateField()
    heard_at = models.DateTimeField(default=clock.now)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, null=True, blank=True, related_name="voices")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    service = models.CharField(max_length=100, blank=True)
    speaker = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="voices")
    recorded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    import_key = models.CharField(max_length=64, unique=True, null=True, blank=True)
    # The number of the entry that first moved it on; empty while it waits for somebody to read it.
    moved_in = models.BigIntegerField(null=True, blank=True)
    first_read_at = models.DateTimeField(null=True, blank=True)
    # Its speaker was shown another door, where this belongs.
    set_aside_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    objects = VoiceQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=WAITS, name="voices_that_wait"),
            models.Index(fields=["id"], condition=UNREAD, name="voices_unread"),
        ]

    @property
    def words_for_all(self) -> str:
        """The words as all may see them: with the names left out, where a reader left any out."""
        mask: Any = getattr(self, "mask", None)
        return str(mask.words) if mask else self.words

    @property
    def in_words(self) -> str:
        """The words to read it by: where it came as a picture or recording, as somebody wrote it down."""
        version: Any = getattr(self, "version", None)
        return str(version.words) if version else self.words


class Contact(models.Model):
    """How the speaker wants to be told the answer; through the group that was visited needs no address."""

    voice = models.OneToOneField(Voice, on_delete=models.CASCADE, related_name="contact")
    way = models.CharField(max_length=10, choices=AnswerWay.choices)
    address = models.CharField(max_length=500, blank=True)
    # What the address is found by, however it is typed: `opening.known_by`.
    known_by = models.CharField(max_length=64, blank=True, db_index=True)


class Consent(models.Model):
    """The speaker's yes to one purpose, from one day until they take it back."""

    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["voice", "purpose"], condition=Q(until__isnull=True), name="one_consent_for_a_purpose"
            )
        ]
