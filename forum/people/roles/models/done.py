"""What somebody has done, in their own words."""

from django.db import models
from django.db.models import Q

from forum.ground import clock
from forum.people.membership.models import Person
from forum.people.roles.rules import Credit


class DonePage(models.Model):
    """Whether somebody shows what they have done. No row: to nobody."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="done_page")
    shown_since = models.DateField(default=clock.today)


class Done(models.Model):
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="done")
    day = models.DateField(default=clock.today)
    kind = models.CharField(max_length=10, choices=Credit.choices, default=Credit.WORK)
    words = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["person", "-day", "-id"])]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="done_says_something")]
