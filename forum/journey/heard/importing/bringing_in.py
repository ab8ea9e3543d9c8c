"""Bringing the rows in: all of them in one transaction, or none."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from forum.ground import codes, journal
from forum.journey.heard import actions
from forum.journey.heard.importing.looking import Look
from forum.journey.heard.rules import Channel
from forum.people import policy


@dataclass(frozen=True)
class Kept:
    """A row that is a voice now, with the receipt that belongs to it."""

    number: int
    receipt: str


@transaction.atomic
def bring_in(*, actor: policy.Actor, look: Look, seen: Callable[[int], None] = lambda _number: None) -> list[Kept]:
    """Hear every row of a list that was looked at, and return the receipts to hand out.

    Raises:
        Refused: when a row has a problem; then nothing is brought in.
    """
    policy.require(actor, "heard.import_voices")
    if look.problems:
        number, problem = look.problems[0]
        raise policy.Refused(f"Row {number}: {problem} Nothing was brought in.")
    journal.note(act="heard.import_voices", actor=actor.person, subject="import", about={"number": len(look.rows)})
    kept = []
    for row in look.rows:
        heard = actions.hear(
            actor=actor,
            words=row.words,
            # From the row's key, so that its receipt can be made again from the same list.
            sending=f"import:{row.key}",
            channel=Channel.IMPORT,
            said_on=row.said_on,
            import_key=row.key,
        )
        kept.append(Kept(number=row.number, receipt=codes.as_spoken(heard.code)))
        seen(row.number)
    return kept
