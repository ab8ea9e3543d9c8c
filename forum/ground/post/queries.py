"""Reads of the post."""

from django.db.models import QuerySet

from forum.ground.post.models import Delivery


def events_in_hand() -> QuerySet[Delivery, int]:
    """Events whose messages have not left yet; the journal keeps these when it is pruned."""
    return Delivery.objects.waiting().exclude(event=None).values_list("event_id", flat=True)
