"""A secret address for somebody's own calendar, kept as a keyed hash only."""

from django.db import models

from forum.ground import clock
from forum.people.membership.models import Person


class SecretAddress(models.Model):
    """There while somebody wants it; made anew, the one before leads nowhere."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=clock.now)
