"""Asking for keys, turning, refusing and taking them back. With the last one the act is done, in the same moment."""

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction

from forum import record
from forum.ground import clock, journal
from forum.people import policy
from forum.people.keys.models import Asking, Side, Turn
from forum.people.keys.registry import owner_of
from forum.people.keys.rules import KEPT_OPEN, LONGEST, End, TurnKind, Words
from forum.people.membership.models import Seat

FEWEST_SIDES = 2


@transaction.atomic
def ask(
    *, actor: policy.Actor, seat: Seat, act: str, subject: str, words: str, sides: Mapping[int, int],
    until: date | None = None,
) -> Asking:  # fmt: skip
    """Ask the seats of each side whether something is done. Everybody can see it while it waits.

    Args:
        actor: who asks.
        seat: for which seat.
        act: what is to be done; the part that owns it has registered it.
        subject: what it is about, as that part names it.
        words: the same in plain words, as a title.
        sides: for each constituency, how many of its seats must agree.
        until: the last day; six weeks from today unless said.
    """
    policy.require(actor, "keys.ask")
    require_seat(actor, seat)
    owner_of(act)
    last = until or clock.today() + KEPT_OPEN
    if not clock.today() <= last <= clock.today() + LONGEST:
        raise policy.Refused(Words.NOT_A_DAY)
    if len(sides) < FEWEST_SIDES or any(least < 1 for least in sides.values()):
        raise policy.Refused(Words.NO_SIDES)
    if not words.strip():
        raise policy.Refused(Words.NO_WORDS)
    _end_those_over(act=act, subject=subject)
    try:
        with transaction.atomic():
            asking = Asking.objects.create(act=act, subject=subject, words=words.strip(), asked_by=seat, until=last)
    except IntegrityError as twice:
        raise policy.Refused(Words.ONE_AT_A_TIME) from twice
    Side.objects.bulk_create(Side(asking=asking, constituency_id=side, at_least=least) for side, least in sides.items())
    _trace(actor, act="keys.ask", asking=asking, seat=seat, until=last.isoformat())
    return asking


def _end_those_over(*, act: str, subject: str) -> None:
    """What waited for the same and is over by its date makes room."""
    over = Asking.objects.filter(act=act, subject=subject, ended="", until__lt=clock.today())
    over.update(ended=End.WITHDRAWN, ended_at=clock.now())


@transaction.atomic
def turn(*, actor: policy.Actor, asking: Asking, seat: Seat, words: str = "") -> bool:
    """Turn the key of a seat; whether it was the last, and the act is done with it."""
    policy.require(actor, "keys.turn")
    require_seat(actor, seat)
    waiting = _hold(asking)
    if not waiting.sides.filter(constituency=seat.constituency_id).exists():
        raise policy.Refused(Words.NOT_ASKED)
    if waiting.last_word(seat.pk) == TurnKind.TURNED:
        return False
    _say(actor, waiting, seat, TurnKind.TURNED, words)
    _trace(actor, act="keys.turn", asking=waiting, seat=seat)
    whole = Asking.objects.whole().get(pk=waiting.pk)
    if whole.awaited:
        return False
    Asking.objects.filter(pk=whole.pk).update(ended=End.DONE, ended_at=clock.now())
    owner_of(whole.act)(actor, whole)
    return True


@transaction.atomic
def refuse(*, actor: policy.Actor, asking: Asking, seat: Seat, words: str) -> None:
    """Say no for a seat, and why. It stands beside the others; another seat of that side may still agree."""
    policy.require(actor, "keys.refuse")
    require_seat(actor, seat)
    waiting = _hold(asking)
    if not waiting.sides.filter(constituency=seat.constituency_id).exists():
        raise policy.Refused(Words.NOT_ASKED)
    if not words.strip():
        raise policy.Refused(Words.NO_REASON)
    _say(actor, waiting, seat, TurnKind.REFUSED, words)
    _trace(actor, act="keys.refuse", asking=waiting, seat=seat)


@transaction.atomic
def take_back(*, actor: policy.Actor, asking: Asking, seat: Seat) -> None:
    """Take the key of a seat back while others are awaited; whoever holds the seat may, or covers for it."""
    policy.require(actor, "keys.take_back")
    require_seat(actor, seat)
    waiting = _hold(asking)
    if waiting.last_word(seat.pk) != TurnKind.TURNED:
        raise policy.Refused(Words.NOT_TURNED)
    _say(actor, waiting, seat, TurnKind.TAKEN_BACK, "")
    _trace(actor, act="keys.take_back", asking=waiting, seat=seat)


@transaction.atomic
def withdraw(*, actor: policy.Actor, asking: Asking, words: str) -> None:
    """Withdraw what one's seat asked for, and say why. No key counts any more."""
    policy.require(actor, "keys.withdraw")
    waiting = _hold(asking)
    require_seat(actor, waiting.asked_by)
    if not words.strip():
        raise policy.Refused(Words.NO_REASON)
    Asking.objects.filter(pk=waiting.pk).update(
        ended=End.WITHDRAWN, ended_at=clock.now(), why_withdrawn=words.strip()[:300]
    )
    _trace(actor, act="keys.withdraw", asking=waiting, seat=waiting.asked_by)


def require_seat(actor: policy.Actor, seat: Seat) -> None:
    """Refuse whoever does not speak for this seat today, as its holder or as who covers for it."""
    if seat.pk not in {place.pk for place in actor.seats}:
        raise policy.Refused(Words.NOT_YOUR_SEAT)


def _hold(asking: Asking) -> Asking:
    """Lock what waits; whatever is done, withdrawn or over waits no longer."""
    Asking.objects.select_for_update().get(pk=asking.pk)
    locked = Asking.objects.whole().get(pk=asking.pk)
    if not locked.waits:
        raise policy.Refused(Words.OVER)
    return locked


def _say(actor: policy.Actor, asking: Asking, seat: Seat, kind: TurnKind, words: str) -> None:
    Turn.objects.create(asking=asking, seat=seat, kind=kind, words=words.strip()[:300], by_id=actor.person)


def _trace(actor: policy.Actor, *, act: str, asking: Asking, seat: Seat, **facts: str) -> None:
    subject = f"key:{asking.public_id}"
    told = {"title": asking.words, "act": asking.act, **facts}
    entry = record.append(act=act, subject=subject, actor=f"seat:{seat.slug}", facts=told)
    journal.note(act=act, actor=actor.person, subject=subject, entry=entry, about={"asking": asking.public_id})
