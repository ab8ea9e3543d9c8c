"""Reads of the post."""

from datetime import datetime

from django.db.models import QuerySet

from forum.ground.post.models import Delivery
from forum.ground.post.rules import Way


def letters_to_print() -> QuerySet[Delivery]:
    """Letters that wait for somebody to print them, the oldest first."""
    return Delivery.objects.waiting().filter(way=Way.LETTER).select_related("event").order_by("pk")


def events_in_hand() -> QuerySet[Delivery, int]:
    """Events whose messages have not left yet; the journal keeps these when it is pruned."""
    return Delivery.objects.waiting().exclude(event=None).values_list("event_id", flat=True)


def sent_before(before: datetime) -> QuerySet[Delivery]:
    """Messages that left before that moment."""
    return Delivery.objects.filter(sent_at__lt=before)
