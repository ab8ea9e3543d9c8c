"""The words of the letter that carries the head of a day to somebody outside the host."""

from typing import TYPE_CHECKING

from django.conf import settings

from forum.ground import post
from forum.record.models import PublishedHead, Witness

if TYPE_CHECKING:
    from forum.ground.post.models import Delivery

WORDS = """\
This is today's mark of our public record. Please keep this message.
You do not need to do anything.

{head.day:%-d %B %Y}, entry {head.sequence}:
{head.hash}

If this entry ever shows another mark, somebody has changed the record. How to look: {address}/record/how
"""


def head_of_the_day(delivery: "Delivery") -> post.Message | None:
    """Write it; None when the witness has stopped or the event was forgotten."""
    witness = Witness.objects.filter(pk=delivery.to_id).first()
    if witness is None or delivery.event is None:
        return None
    head = PublishedHead.objects.get(pk=delivery.event.about["published"])
    if witness.until is not None and witness.until < head.day:
        return None
    words = WORDS.format(head=head, address=settings.FORUM_ADDRESS)
    return post.Message(to=witness.email, subject=f"Public record, entry {head.sequence}", text=words)
