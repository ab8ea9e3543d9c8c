"""Sharing what works, with where it was tried and what came of it."""

from django.db import transaction

from forum import record
from forum.ground import clock, journal
from forum.people import policy
from forum.rooms.together.models import Practice, Trial
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
