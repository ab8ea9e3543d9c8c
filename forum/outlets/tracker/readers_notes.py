"""What readers noted that a speaker may see: that names were left out and why, and the door where it belongs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from forum.ground.dated.queries import doors_today
from forum.journey.heard.models import Voice

if TYPE_CHECKING:
    from datetime import datetime

    from forum.ground.dated.doors import Door


@dataclass(frozen=True)
class Notes:
    """`door` is empty where that door has gone meanwhile; the reader's words still stand."""

    why_names_are_out: str
    door: Door | None
    door_words: str
    door_shown_at: datetime | None


def of(voice: Voice) -> Notes | None:
    """What there is to see; None where readers noted nothing of the kind, which the voice that is followed knows."""
    if voice.set_aside_at is None and not getattr(voice, "names_out", None):
        return None
    noted = Voice.objects.kept().filter(pk=voice.pk)
    row = noted.values_list("mask__reason", "other_door__door", "other_door__words", "other_door__shown_at").first()
    if row is None or not any(row):
        return None
    reason, slug, words, shown_at = row
    door = next((one for one in doors_today() if one.slug == slug), None) if slug else None
    return Notes(why_names_are_out=reason or "", door=door, door_words=words or "", door_shown_at=shown_at)
