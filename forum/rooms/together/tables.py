"""Seats at other tables: boards and committees, who sits there for the forum, what they brought back."""

from datetime import date

from django.db import transaction

from forum import record
from forum.ground import clock, journal
from forum.people import policy
from forum.rooms.together.models import BroughtBack, Table
from forum.rooms.together.rules import Words


@transaction.atomic
def name_table(
    *,
    actor: policy.Actor,
    name: str,
    of: str,
    table: Table | None = None,
    decides: str = "",
    meets: str = "",
    held_by: str = "",
    since: date | None = None,
    asked: str = "",
) -> Table:
    """Name a board or committee, or change what is said of one: who sits there for the forum, or that nobody does."""
    policy.require(actor, "together.name_table")
    if not (name.strip() and of.strip()):
        raise policy.Refused(Words.NO_WORDS)
    if held_by.strip() and since is None:
        raise policy.Refused(Words.SINCE_WHEN)
    held = Table.objects.select_for_update().get(pk=table.pk) if table else Table()
    held.name, held.of, held.decides, held.meets = name.strip(), of.strip(), decides, meets
    held.held_by, held.since, held.asked = held_by.strip(), since if held_by.strip() else None, asked
    held.save()
    subject = f"table:{held.public_id}"
    journal.note(act="together.name_table", actor=actor.person, subject=subject)
    facts = {"title": held.name, "of": held.of, "a seat": "yes" if held.held_by else "no"}
    record.append(act="together.name_table", subject=subject, actor="a member", facts=facts)
    return held


@transaction.atomic
def bring_back(*, actor: policy.Actor, table: Table, words: str, on: date | None = None) -> BroughtBack:
    """Tell what whoever sits there brought back."""
    policy.require(actor, "together.bring_back")
    if not words.strip():
        raise policy.Refused(Words.NO_WORDS)
    made = BroughtBack.objects.create(table=table, words=words, on=on or clock.today(), by_id=actor.person)
    subject = f"table:{table.public_id}"
    journal.note(act="together.bring_back", actor=actor.person, subject=subject)
    record.append(act="together.bring_back", subject=subject, actor="a member", facts={"title": table.name})
    return made
