"""Writing the journal, reading on in it, and forgetting what is old."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction

from forum.ground import clock, rows
from forum.ground.journal.models import Cursor, Event
from forum.ground.journal.queries import prunable
from forum.ground.journal.rules import About, check_about

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

NUMBER_THE_FRESH = """
UPDATE journal_event SET number = fresh.place + %s
FROM (
    SELECT id, row_number() OVER (ORDER BY id) AS place
    FROM (SELECT id FROM journal_event WHERE number IS NULL ORDER BY id LIMIT %s) AS next
) AS fresh
WHERE journal_event.id = fresh.id
"""
AT_ONCE = 1_000


def note(
    *,
    act: str,
    actor: int | None,
    subject: str,
    entry: int | None = None,
    about: Mapping[str, About] | None = None,
    with_row: "Model | None" = None,
    needs: str = "",
) -> Event:
    """Leave the event of an act. `actor` is a person's key, `entry` the number of its public entry.

    `with_row` is a new row of the act, and `needs` its foreign key to another new one: where many wait, all three are
    written in one journey (`rows.insert_with`).
    """
    check_about(about or {})
    event = Event(at=clock.now(), act=act, actor=actor, subject=subject, entry=entry, about=dict(about or {}))
    if with_row is None:
        return rows.insert(event)
    rows.insert_with(with_row, needs=needs, beside=event)
    return event


def take(*, reader: str, limit: int = 100) -> list[Event]:
    """Hand this reader its next events and move its cursor on, in the caller's transaction.

    What the caller writes for these events and the cursor are committed together, or not at all. Two processes of
    the same reader take turns: the second waits for the first.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("Take events inside the transaction that makes use of them.")
    _number_the_fresh()
    cursor = _locked(reader)
    events = list(Event.objects.filter(number__gt=cursor.number).order_by("number")[:limit])
    if events:
        Cursor.objects.filter(pk=reader).update(number=events[-1].number)
    return events


def _number_the_fresh() -> None:
    """Number the events that are committed by now and have no number; whatever commits later comes after them."""
    numbered = _locked(Cursor.NUMBERED)
    with connection.cursor() as sql:
        sql.execute(NUMBER_THE_FRESH, [numbered.number, AT_ONCE])
        count = sql.rowcount
    if count:
        Cursor.objects.filter(pk=Cursor.NUMBERED).update(number=numbered.number + count)


def _locked(name: str) -> Cursor:
    Cursor.objects.get_or_create(pk=name)
    return Cursor.objects.select_for_update().get(pk=name)


@transaction.atomic
def prune(*, before: datetime, keep: "QuerySet[Any, int] | None" = None) -> int:
    """Forget events older than that which every reader has taken, but those in `keep`; say how many went."""
    return prunable(before=before, keep=keep).delete()[1].get("journal.Event", 0)


def forget_actor(*, actor: int) -> int:
    """Forget who did what this person did; say of how many events."""
    return Event.objects.filter(actor=actor).update(actor=None)
