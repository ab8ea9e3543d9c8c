"""What readers note about a voice. None of it is public; what names nobody may be shown to the speaker."""

from django.db import models
from django.db.models import Q

from forum.ground import clock, codes
from forum.ground.dated.models import HelpRoute
from forum.journey.heard.models.voices import Voice
from forum.people.membership.models import Office, Person


class Reading(models.Model):
    """A member has read these words; `fit` when they may be shown to all, None where nobody was asked."""

    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="readings")
    reader = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    fit = models.BooleanField(null=True)
    read_at = models.DateTimeField(default=clock.now)


class ContentNote(models.Model):
    """What to know before reading on ("speaks of a death"), so that a reader can choose."""

    voice = models.OneToOneField(Voice, on_delete=models.CASCADE, related_name="content_note")
    words = models.CharField(max_length=120)
    noted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")


class Skip(models.Model):
    """This reader would rather not; nobody else sees it."""

    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="skips")
    reader = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["voice", "reader"], name="skipped_once")]


class ReadingInTwos(models.Model):
    """A reader would like company with this one; somebody joins."""

    voice = models.OneToOneField(Voice, on_delete=models.CASCADE, related_name="in_twos")
    asked_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    joined_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "readings in twos"


class Mask(models.Model):
    """The words as all may see them, names left out; the speaker sees that it was done, and why."""

    voice = models.OneToOneField(Voice, on_delete=models.CASCADE, related_name="mask")
    words = models.TextField()
    reason = models.CharField(max_length=200)
    masked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    masked_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="a_mask_says_why")]


class Worry(models.Model):
    """'This worries me': a reader is afraid for somebody, and the duty person is told."""

    public_id = codes.public_id()
    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="worries")
    duty = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    raised_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    raised_at = models.DateTimeField(default=clock.now)
    words = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    what_was_done = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "worries"
        indexes = [models.Index(fields=["id"], condition=Q(closed_at__isnull=True), name="open_worries")]


class WorryTold(models.Model):
    """Who was told of a worry, and when they were told and looked."""

    worry = models.ForeignKey(Worry, on_delete=models.CASCADE, related_name="told")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    told_at = models.DateTimeField(default=clock.now)
    looked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["worry", "person"], name="told_once_of_a_worry")]


class OtherDoor(models.Model):
    """This belongs elsewhere (own care, a crime …): the speaker is shown the right door. Private."""

    voice = models.OneToOneField(Voice, on_delete=models.CASCADE, related_name="other_door")
    door = models.CharField(max_length=30)
    route = models.ForeignKey(HelpRoute, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField(blank=True)
    shown_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    shown_at = models.DateTimeField(default=clock.now)
