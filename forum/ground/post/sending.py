"""Draining the queue. Lease, send, mark: each its own short step, so that a kill between any two loses nothing."""

import secrets
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from forum.ground import clock
from forum.ground.post.actions import go_by
from forum.ground.post.messages import Elsewhere
from forum.ground.post.models import ClosedWay, Delivery
from forum.ground.post.registry import held_until, leave_at_any_hour, render
from forum.ground.post.rules import BATCH, LEASE, REST, is_enough, is_quiet, wait_after
from forum.ground.post.senders import Refused, Sender, Unreachable, senders_at_hand


def drain(limit: int = 1_000, senders: Mapping[str, Sender] | None = None) -> int:
    """Send what is due, at most `limit`, and say how many left. Ways without a sender stay queued."""
    sent, now = 0, clock.now()
    closed = dict(ClosedWay.objects.values_list("way", "until"))
    for way, sender in (senders_at_hand() if senders is None else senders).items():
        if way in closed and closed[way] > now:
            continue
        with sender:
            left = _drain_one_way(way, sender, limit - sent)
        if left and way in closed:
            ClosedWay.objects.filter(way=way, until=closed[way]).delete()
        sent += left
    return sent


def _drain_one_way(way: str, sender: Sender, limit: int) -> int:
    me, sent = secrets.token_hex(16), 0
    while sent < limit:
        batch = _lease(way, me, min(BATCH, limit - sent))
        for delivery in batch:
            try:
                sent += _send(delivery, me, sender)
            except Unreachable as trouble:
                _close(way, me, trouble)
                return sent
        if not batch:
            break
    return sent


def _lease(way: str, me: str, count: int) -> list[Delivery]:
    """Take the next ones for ourselves. Where rows can be locked, workers step over each other's."""
    now = clock.now()
    due = Delivery.objects.due(now).filter(way=way).order_by("next_try", "id")
    if is_quiet(timezone.localtime(now)):
        due = due.filter(kind__in=leave_at_any_hour())
    if not due.exists():
        return []  # Most of the time; without a transaction, which on SQLite would make writers wait.
    with transaction.atomic():
        keys = list(due.select_for_update(skip_locked=True).values_list("pk", flat=True)[:count])
        Delivery.objects.filter(pk__in=keys).update(leased_by=me, leased_until=now + LEASE)
    return list(Delivery.objects.filter(pk__in=keys).select_related("event").order_by("next_try", "id"))


def _renew(delivery: Delivery, me: str) -> bool:
    """Hold on to it for the length of one message; False if the lease ran out and it is somebody else's now."""
    now = clock.now()
    ours = Delivery.objects.waiting().filter(pk=delivery.pk, leased_by=me, leased_until__gte=now)
    return bool(ours.update(leased_until=now + LEASE))


def _send(delivery: Delivery, me: str, sender: Sender) -> bool:
    """Send one; whatever is wrong with this one must not keep the others."""
    if not _renew(delivery, me):
        return False
    try:
        quiet_until = held_until(delivery)
        if quiet_until is not None:
            _mark(delivery, leased_until=None, next_try=quiet_until)
            return False
        message = render(delivery)
        if message is not None:
            sender.send(message, delivery.message_id)
    except Unreachable:
        raise
    except Elsewhere as other:
        go_by(delivery=delivery.pk, way=other.way)
    except Refused as no:
        _give_up(delivery, no)
    except Exception as fault:  # noqa: BLE001 - a poisoned message is parked with its error's name, others go on
        _later(delivery, fault)
    else:
        end = "dropped_at" if message is None else "sent_at"
        _mark(delivery, leased_until=None, last_error="", **{end: clock.now()})
        return message is not None
    return False


def _later(delivery: Delivery, fault: Exception) -> None:
    now, attempts = clock.now(), delivery.attempts + 1
    if is_enough(attempts):
        _give_up(delivery, fault)
    else:
        _mark(
            delivery,
            attempts=attempts,
            leased_until=None,
            next_try=now + wait_after(attempts),
            last_error=_name(fault),
        )


def _give_up(delivery: Delivery, fault: Exception) -> None:
    _mark(
        delivery,
        attempts=delivery.attempts + 1,
        leased_until=None,
        given_up_at=clock.now(),
        last_error=_name(fault),
    )


def _close(way: str, me: str, trouble: Unreachable) -> None:
    """The way itself is closed: nothing is held against the messages, they wait and are never given up for it."""
    now = clock.now()
    again = {"until": now + REST, "reason": _name(trouble)}
    ClosedWay.objects.update_or_create(way=way, defaults=again, create_defaults={"since": now, **again})
    Delivery.objects.waiting().filter(leased_by=me).update(leased_until=None)


def _name(fault: Exception) -> str:
    """What is kept of an error: never its words, which may hold an address, unless they are our own."""
    return str(fault) if isinstance(fault, Refused | Unreachable) else type(fault).__name__


def _mark(delivery: Delivery, **what: object) -> None:
    Delivery.objects.waiting().filter(pk=delivery.pk).update(**what)
