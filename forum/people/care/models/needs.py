"""How somebody can be told things, written down once; what was sent otherwise and why; and hours without post."""

from django.db import models
from django.db.models import F, Q

from forum.ground import clock
from forum.ground.post.rules import Way
from forum.people.care.rules import ASK_AGAIN_AFTER, Code
from forum.people.membership.models import Person


class NeedsSheet(models.Model):
    """That somebody was asked, when last, by whom it was written down, and what they said in their own words."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="needs_sheet")
    words = models.TextField(blank=True)
    postal = models.CharField(max_length=500, blank=True)
    recorded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_on = models.DateField(default=clock.today, db_index=True)

    @property
    def is_to_ask_again(self) -> bool:
        return clock.today() >= self.asked_on + ASK_AGAIN_AFTER


class Need(models.Model):
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="needs")
    code = models.CharField(max_length=40, choices=Code.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "code"], name="a_need_once")]


class NeedsOverride(models.Model):
    """Something leaves in another form than somebody asked for, until a day. They can read who, when and why."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="needs_overrides")
    way = models.CharField(max_length=10, choices=Way.choices)
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)
    until = models.DateField(default=clock.today)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="an_override_says_why")]


class QuietHours(models.Model):
    """Between these hours nothing comes to somebody, whatever the forum's own quiet hours are."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="quiet_hours")
    begins = models.TimeField()
    ends = models.TimeField()

    class Meta:
        verbose_name_plural = "quiet hours"
        constraints = [models.CheckConstraint(condition=~Q(begins=F("ends")), name="quiet_hours_begin_and_end")]
