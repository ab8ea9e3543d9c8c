"""Making a device ready, letting it hand over no more, and taking over what it wrote down, each row once."""

import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate

from forum.ground import clock, codes, journal
from forum.journey.heard.actions import hear
from forum.journey.heard.models import CapturePermit
from forum.journey.heard.notebook.sealing import NotOurs, unseal
from forum.journey.heard.rules import AnswerWay, Channel, Words
from forum.people import policy
from forum.people.policy import Actor, Role
from forum.rooms.gatherings.models import Gathering

KEPT, AGAIN, SETTLED, REFUSED = "kept", "again", "settled", "refused"


@dataclass(frozen=True)
class Outcome:
    """What became of one row: `kept`, `again` (it was here), `settled` (taken back since), or `refused`, and why."""

    state: str
    receipt: str = ""
    why: str = ""


@transaction.atomic
def ready_notebook(
    *, actor: policy.Actor, called: str, gathering: Gathering | None = None
) -> tuple[CapturePermit, str]:
    """Make a device ready for thirty days; returns its permit and the secret with which it hands over, once."""
    policy.require(actor, "heard.ready_notebook")
    secret = secrets.token_hex(32)
    made = CapturePermit.objects.create(
        fingerprint=mark_of(secret), called=called.strip(), made_by_id=actor.person, gathering=gathering
    )
    journal.note(act="heard.ready_notebook", actor=actor.person, subject=f"permit:{made.public_id}")
    return made, secret


@transaction.atomic
def take_notebook_back(*, actor: policy.Actor, permit: CapturePermit) -> None:
    """Let a device hand nothing over any more: it is lost, or lent. What is on it stays sealed."""
    own = {Role.SELF} if permit.made_by_id == actor.person and actor.signed_in else set()
    policy.require(actor, "heard.take_notebook_back", also=own)
    if CapturePermit.objects.filter(pk=permit.pk, taken_back_at=None).update(taken_back_at=clock.now()):
        journal.note(act="heard.take_notebook_back", actor=actor.person, subject=f"permit:{permit.public_id}")


@transaction.atomic
def forget_permits() -> int:
    """Forget permits that have been over for thirty days; say how many."""
    number: int = CapturePermit.objects.old().delete()[0]
    if number:
        journal.note(act="heard.forget_permits", actor=None, subject="permits", about={"number": number})
    return number


def permit_of(secret: str) -> CapturePermit | None:
    """The permit that a device shows, while it is good."""
    found = CapturePermit.objects.good().filter(fingerprint=mark_of(secret))
    return found.select_related("gathering__visits").first() if secret else None


def hand_over(*, permit: CapturePermit, sealed: str, behind: timedelta = timedelta()) -> Outcome:
    """Take one row over, exactly once, however often and in whatever order it comes.

    Args:
        permit: of the device; it can add and nothing else, whoever is signed in where.
        sealed: the row, as the device sealed it.
        behind: how far the clock of the device is behind ours, to be added to its times.
    """
    actor = Actor(person=permit.made_by_id, roles=frozenset({Role.ANYBODY, Role.HELPER}))
    policy.require(actor, "heard.hand_over")
    try:
        said = unseal(sealed)
        code, words = str(said["code"]), str(said["words"])
    except (NotOurs, KeyError):
        return Outcome(REFUSED, why=Words.NOT_OURS)
    if not codes.check(code):
        return Outcome(REFUSED, why=Words.NOT_OURS)
    told = _told(permit, said, behind)
    outcome = _heard(actor, code=code, words=words, on_card=bool(said.get("card")), told=told)
    if outcome.state == REFUSED and outcome.why in {Words.USED, Words.NO_CARD} and said.get("card"):
        # Somebody else's words stand under this card: these get a receipt of their own, the same each time.
        other = codes.derived(key=settings.RECEIPT_KEY, sending=f"notebook:{code}\n{words}")
        outcome = _heard(actor, code=other, words=words, on_card=False, told=told)
        if outcome.state in {KEPT, AGAIN}:
            outcome = Outcome(outcome.state, receipt=other, why=Words.CARD_WAS_USED)
    if outcome.state == KEPT:
        CapturePermit.objects.filter(pk=permit.pk).update(handed_over=F("handed_over") + 1)
    return outcome


def _heard(actor: Actor, *, code: str, words: str, on_card: bool, told: dict[str, Any]) -> Outcome:
    try:
        heard = hear(actor=actor, words=words, drawn=code, **told)
    except policy.Refused as no:
        if str(no) == Words.TAKEN_BACK_SINCE:
            return Outcome(SETTLED, receipt=code)
        if on_card and str(no) == Words.USED:
            return _on_printed_card(actor, code=code, words=words, told=told)
        return Outcome(REFUSED, why=str(no))
    return Outcome(AGAIN if heard.again else KEPT, receipt=heard.code)


def _on_printed_card(actor: Actor, *, code: str, words: str, told: dict[str, Any]) -> Outcome:
    """The receipt of a printed card is there before its words."""
    try:
        heard = hear(actor=actor, words=words, card=code, **told)
    except policy.Refused as no:
        return Outcome(SETTLED if str(no) == Words.TAKEN_BACK_SINCE else REFUSED, receipt=code, why=str(no))
    return Outcome(AGAIN if heard.again else KEPT, receipt=heard.code)


def _told(permit: CapturePermit, said: dict[str, Any], behind: timedelta) -> dict[str, Any]:
    """The rest of what `hear` takes. Through the group, only where one was visited."""
    visited = permit.gathering is not None and permit.gathering.visits_id is not None
    way = AnswerWay.GROUP if said.get("through_group") and visited else AnswerWay.NONE
    return {
        "channel": Channel.HELPER,
        "said_on": _day(permit, said.get("at"), behind),
        "gathering": permit.gathering,
        "publish": said.get("publish") is True,
        "way": way,
    }


def _day(permit: CapturePermit, at: object, behind: timedelta) -> date:
    """The day on which it was said: never before the device was ready, and never still to come."""
    now = clock.now()
    try:
        said = datetime.fromtimestamp(float(str(at)) / 1000, tz=UTC) + behind
    except (ValueError, OverflowError, OSError):
        said = now
    return localdate(min(max(said, permit.made_at), now))


def mark_of(secret: str) -> str:
    """The keyed hash under which a permit is kept."""
    return codes.fingerprint(secret, key=f"permit:{settings.RECEIPT_KEY}")
