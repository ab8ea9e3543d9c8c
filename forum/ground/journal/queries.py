"""Reads of the journal."""

from datetime import datetime
from typing import Any

from django.db.models import Min, QuerySet

from forum.ground.journal.models import Cursor, Event


def prunable(*, before: datetime, keep: "QuerySet[Any, int] | None" = None) -> QuerySet[Event]:
    """Events older than that which every reader has taken, but those in `keep`."""
    slowest = Cursor.objects.exclude(pk=Cursor.NUMBERED).aggregate(slowest=Min("number"))["slowest"]
    if slowest is None:
        return Event.objects.none()
    old = Event.objects.filter(number__lte=slowest, at__lt=before)
    return old if keep is None else old.exclude(pk__in=keep)
