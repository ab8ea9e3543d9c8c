"""How somebody shows themselves to others."""

from django.db import models

from forum.ground import clock, codes
from forum.people.membership.models import Person


class Introduction(models.Model):
    """There while somebody wants to be shown; taking it back deletes it and the picture."""

    public_id = codes.public_id()
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="introduction")
    words = models.CharField(max_length=300, blank=True)
    face = models.FileField(upload_to="faces", max_length=200, blank=True)
    since = models.DateField(default=clock.today)

    class Meta:
        indexes = [models.Index(fields=["since", "id"])]
