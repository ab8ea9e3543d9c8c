"""More than words: pictures and recordings that are what somebody says, and how somebody else put them in words."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from forum.ground import clock, codes
from forum.journey.heard.models.voices import Voice
from forum.journey.heard.rules import PieceKind
from forum.people.membership.models import Person


class PieceQuerySet(models.QuerySet["Piece"]):
    def unsent(self) -> Self:
        """Those that came with a form which has not been sent to its end."""
        return self.filter(voice=None)

    def left_behind(self, since: datetime) -> Self:
        """Unsent ones that nobody came back for since then."""
        return self.unsent().filter(added_at__lt=since)


class Piece(models.Model):
    """A drawing, photograph or recording, drawn or played anew: nothing but what is seen or heard is in its file."""

    public_id = codes.public_id()
    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, null=True, blank=True, related_name="pieces")
    kind = models.CharField(max_length=10, choices=PieceKind.choices)
    file = models.FileField(upload_to="pieces/")
    fingerprint = models.CharField(max_length=64)  # of its file, so that one sent twice is one
    added_at = models.DateTimeField(default=clock.now)
    objects = PieceQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["added_at"], condition=Q(voice=None), name="pieces_unsent")]
        constraints = [models.UniqueConstraint(fields=["voice", "fingerprint"], name="one_piece_once")]


class WrittenVersion(models.Model):
    """A picture or recording put in words by somebody else. Only its speaker makes these words their own."""

    voice = models.OneToOneField(Voice, on_delete=models.CASCADE, related_name="version")
    words = models.TextField()
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(default=clock.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="a_written_version_has_words")]
