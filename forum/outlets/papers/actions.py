"""What was printed."""

from collections.abc import Sequence

from django.db import transaction

from forum.ground import journal, post
from forum.people import policy


@transaction.atomic
def note_printed(*, actor: policy.Actor, deliveries: Sequence[int]) -> int:
    """Note that these letters are in the post; say how many."""
    policy.require(actor, "papers.note_printed")
    printed = post.note_printed(deliveries=deliveries)
    journal.note(act="papers.note_printed", actor=actor.person, subject="letters", about={"number": printed})
    return printed
