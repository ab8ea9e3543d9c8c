"""Reading voices: what a member notes of the words that somebody sent."""

from django.db import transaction

from forum.ground import journal
from forum.journey.heard.models import Reading, Voice
from forum.people import policy


@transaction.atomic
def read(*, actor: policy.Actor, voice: Voice, fit: bool) -> Reading:
    """Note that a member has read a voice, and whether its words may be shown to all."""
    policy.require(actor, "heard.read")
    reading = Reading.objects.create(voice=voice, reader_id=actor.person, fit=fit)
    journal.note(act="heard.read", actor=actor.person, subject=f"voice:{voice.public_id}")
    return reading
