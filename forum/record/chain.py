"""The only door into the record. Plain SQL, four short statements: every public act waits for its turn here."""

from collections.abc import Mapping

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from forum.ground import clock
from forum.record.rules import Json, check, fingerprint, write_line

# Locks the head until the transaction ends, so entries queue up here, and numbers have no gap after a rollback.
TAKE_THE_NUMBER = "UPDATE record_head SET sequence = sequence + 1 WHERE id = 1 RETURNING sequence, hash"
HOLD_THE_HEAD = "UPDATE record_head SET sequence = sequence WHERE id = 1 RETURNING sequence"
WRITE_THE_ENTRY = """
INSERT INTO record_entry (sequence, day, act, subject, actor, line, hash) VALUES (%s, %s, %s, %s, %s, %s, %s)
"""
MOVE_THE_HEAD = "UPDATE record_head SET hash = %s WHERE id = 1"
CHANGE_A_TALLY = """
INSERT INTO record_tally (name, value) VALUES {rows}
ON CONFLICT (name) DO UPDATE SET value = record_tally.value + excluded.value
"""
Statement = tuple[str, list[str | int | bytes]]


def next_number() -> int:
    """The number that the next `append()` of this transaction will have; nobody else can append until it ends.

    For an act whose own rows keep the number of their entry, so that the entry can still come last.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A number is only held inside the transaction of its act.")
    with connection.cursor() as sql:
        sql.execute(HOLD_THE_HEAD)
        ((sequence,),) = sql.fetchall()
    return int(sequence) + 1


def append(
    *,
    act: str,
    subject: str,
    actor: str,
    facts: Mapping[str, Json] | None = None,
    tally: Mapping[str, int] | None = None,
) -> int:
    """Append an entry, change its tallies, and return its number. The last thing that an action does.

    Args:
        act: the name of the act in the policy, `part.verb`.
        subject: what it is about, like `voice:k7m2…`.
        actor: a seat, an office, `a member` or an alias; never empty, never somebody's name.
        facts: what anybody may know. JSON, and no words longer than a title.
        tally: public counters and by how much each changes.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("An entry is appended inside the transaction of its act.")
    facts, tally = facts or {}, tally or {}
    check(act=act, subject=subject, actor=actor, facts=facts, tally=tally)
    day = clock.today()
    with connection.cursor() as sql:
        sql.execute(TAKE_THE_NUMBER)
        ((sequence, before),) = sql.fetchall()
        line = write_line(
            sequence=sequence,
            day=day,
            act=act,
            subject=subject,
            actor=actor,
            facts=facts,
            tally=tally,
            before=before,
        )
        digest = fingerprint(line)
        statements: list[Statement] = [
            (WRITE_THE_ENTRY, [sequence, day.isoformat(), act, subject, actor, line, digest]),
            (MOVE_THE_HEAD, [digest]),
        ]
        if tally:
            rows = ", ".join(["(%s, %s)"] * len(tally))
            changes: list[str | int | bytes] = [part for change in sorted(tally.items()) for part in change]
            statements.append((CHANGE_A_TALLY.format(rows=rows), changes))
        _execute(sql, statements)
    return int(sequence)


def _execute(sql: CursorWrapper, statements: list[Statement]) -> None:
    """Execute them, in one journey to PostgreSQL: the shorter, the sooner the next in the queue has its turn."""
    if connection.vendor == "postgresql":
        together = ";".join(text for text, _ in statements)
        statements = [(together, [value for _, values in statements for value in values])]
    for text, values in statements:
        sql.execute(text, values)
