"""Queueing a message, putting back what was given up, forgetting what has long been sent."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings

from forum.ground import clock
from forum.ground.journal.models import Event
from forum.ground.post.models import Delivery
from forum.ground.post.queries import sent_before
from forum.ground.post.rules import Way


def queue(
    *,
    kind: str,
    way: str,
    to_kind: str,
    to_id: int,
    key: str,
    event: Event | None = None,
    not_before: datetime | None = None,
) -> Delivery | None:
    """Queue one message, or None if one with this key is there already. Written with the caller's own rows.

    Args:
        kind: whose registered renderer makes the words.
        way: email, text or letter.
        to_kind: what `to_id` counts (`person`, `code` …); the ground knows nobody.
        to_id: the primary key of whoever gets it.
        key: the same for the same event, person and way.
        event: what it tells of; None for messages that tell of nothing.
        not_before: quiet hours.
    """
    if way not in Way.values:
        raise ValueError(f"{way!r} is not a way to reach anybody.")
    now = clock.now()
    delivery, fresh = Delivery.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "way": way,
            "to_kind": to_kind,
            "to_id": to_id,
            "event": event,
            "message_id": _message_id(),
            "made_at": now,
            "next_try": max(now, not_before or now),
        },
    )
    return delivery if fresh else None


def _message_id() -> str:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{secrets.token_hex(16)}@{domain}>"


def try_again(*, kind: str | None = None) -> int:
    """Put back what was given up (of one kind, or all of it) once the cause is mended; say how many."""
    parked = Delivery.objects.parked()
    if kind is not None:
        parked = parked.filter(kind=kind)
    now = clock.now()
    return parked.update(given_up_at=None, made_at=now, next_try=now, attempts=0, last_error="")


def note_printed(*, deliveries: Sequence[int]) -> int:
    """Note that these letters were printed and are in the post; say how many."""
    letters = Delivery.objects.waiting().filter(pk__in=list(deliveries), way=Way.LETTER)
    return letters.update(sent_at=clock.now())


def drop(*, deliveries: Sequence[int]) -> int:
    """Drop messages that lost their sense before anybody could print them; say how many."""
    return Delivery.objects.waiting().filter(pk__in=list(deliveries)).update(dropped_at=clock.now())


def go_by(*, delivery: int, way: str) -> bool:
    """Let a message that waits go by another way, from now on; False when it has left or was dropped."""
    anew = {"way": way, "next_try": clock.now(), "attempts": 0, "leased_until": None, "last_error": ""}
    return bool(Delivery.objects.waiting().filter(pk=delivery).update(**anew))


def prune(*, before: datetime) -> int:
    """Forget what was sent before that moment; say how many went."""
    return sent_before(before).delete()[1].get("post.Delivery", 0)


def forget_to(*, to_kind: str, to_id: int) -> int:
    """Forget every message to somebody, sent or not; say how many."""
    return Delivery.objects.filter(to_kind=to_kind, to_id=to_id).delete()[1].get("post.Delivery", 0)
