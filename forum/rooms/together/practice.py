"""Sharing what works, with where it was tried and what came of it; and seats at other tables."""

from datetime import date

from django.db import transaction

from forum import record
from forum.ground import clock, journal
from forum.people import policy
from forum.rooms.together.models import BroughtBack, Practice, Table, Trial
from forum.rooms.together.rules import EVERYBODY_KNOWN, Words


@transaction.atomic
def share(*, actor: policy.Actor, title: str, what: str, where: str, came_of_it: str = "") -> Practice:
    """Share what works. From a member, staff or a partner it stands there at once; from outside a member shows it."""
    policy.require(actor, "together.suggest_practice")
    if not (title.strip() and what.strip() and where.strip()):
        raise policy.Refused(Words.NO_WORDS)
    known = actor.holds(*EVERYBODY_KNOWN)
    made = Practice.objects.create(
        title=title, what=what, told_by_id=actor.person, shown_at=clock.now() if known else None
    )
    Trial.objects.create(practice=made, where=where, came_of_it=came_of_it, told_by_id=actor.person)
    subject = f"practice:{made.public_id}"
    journal.note(act="together.suggest_practice", actor=actor.person, subject=subject)
    if known:
        record.append(act="together.show_practice", subject=subject, actor="a member", facts={"title": title})
    return made


@transaction.atomic
def show_practice(*, actor: policy.Actor, practice: Practice) -> Practice:
    """Show an example that somebody from outside brought."""
    policy.require(actor, "together.show_practice")
    held = Practice.objects.select_for_update().get(pk=practice.pk)
    if held.shown_at or held.closed_at:
        raise policy.Refused(Words.SHOWN if held.shown_at else Words.OVER)
    held.shown_at = clock.now()
    held.save(update_fields=["shown_at"])
    subject = f"practice:{held.public_id}"
    journal.note(act="together.show_practice", actor=actor.person, subject=subject)
    record.append(act="together.show_practice", subject=subject, actor="a member", facts={"title": held.title})
    return held


@transaction.atomic
def leave_practice(*, actor: policy.Actor, practice: Practice) -> None:
    """Leave an example aside, or take it down."""
    policy.require(actor, "together.leave_practice")
    held = Practice.objects.select_for_update().get(pk=practice.pk)
    if held.closed_at:
        return
    held.closed_at = clock.now()
    held.save(update_fields=["closed_at"])
    subject = f"practice:{held.public_id}"
    journal.note(act="together.leave_practice", actor=actor.person, subject=subject)
    if held.shown_at:  # All saw it; so all may know that it went.
        record.append(act="together.leave_practice", subject=subject, actor="a member", facts={"title": held.title})


@transaction.atomic
def tell_trial(*, actor: policy.Actor, practice: Practice, where: str, came_of_it: str) -> Trial:
    """Tell where it was tried as well, and what came of it."""
    policy.require(actor, "together.tell_trial")
    held = Practice.objects.select_for_update().get(pk=practice.pk)
    if held.closed_at or not held.shown_at:
        raise policy.Refused(Words.OVER)
    if not where.strip():
        raise policy.Refused(Words.NO_WORDS)
    made = Trial.objects.create(practice=held, where=where, came_of_it=came_of_it, told_by_id=actor.person)
    subject = f"practice:{held.public_id}"
    journal.note(act="together.tell_trial", actor=actor.person, subject=subject)
    record.append(act="together.tell_trial", subject=subject, actor="a member", facts={"title": held.title})
    return made


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
