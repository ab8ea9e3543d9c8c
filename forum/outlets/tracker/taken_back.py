"""What became of words that were taken back, for whoever holds their receipt."""

from dataclasses import dataclass
from datetime import datetime

from forum.ground import clock
from forum.ground.journal.models import Event
from forum.journey.heard.models import Voice, Withdrawal
from forum.journey.heard.rules import A_DAY
from forum.journey.themed.models import Placing

SHOWN = 10


@dataclass(frozen=True)
class Carried:
    """A table of a theme in which the words stood, taken along by a member."""

    theme: str
    at: datetime


@dataclass(frozen=True)
class TakenBack:
    asked_at: datetime
    gone_at: datetime | None
    until: datetime
    carried: list[Carried]

    @property
    def can_return(self) -> bool:
        return self.gone_at is None and self.until > clock.now()


def look(voice: Voice) -> TakenBack | None:
    """When they were taken back, whether they are gone, and what may be on paper; None while they stand."""
    if voice.withdrawn_at is None:
        return None
    asked = Withdrawal.objects.get(voice=voice, undone_at__isnull=True)
    return TakenBack(asked.asked_at, asked.done_at, asked.asked_at + A_DAY, _carried(voice))


def _carried(voice: Voice) -> list[Carried]:
    """As far back as the journal goes."""
    placings = list(Placing.objects.filter(voice=voice).select_related("theme"))
    subjects = {f"theme:{placing.theme.public_id}" for placing in placings}
    found = []
    for event in Event.objects.filter(act="themed.carry_away", subject__in=subjects).order_by("-pk"):
        for placing in placings:
            stood = placing.since <= event.at and (placing.until is None or event.at < placing.until)
            if stood and event.subject == f"theme:{placing.theme.public_id}":
                found.append(Carried(placing.theme.name, event.at))
                break
    return found[:SHOWN]
