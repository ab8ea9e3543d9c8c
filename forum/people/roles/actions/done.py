"""What somebody has done: kept for themselves, shown only if they say so."""

from datetime import date

from django.db import transaction

from forum.ground import journal
from forum.people import policy
from forum.people.roles.actions.whose import require_self
from forum.people.roles.models import Done, DonePage
from forum.people.roles.rules import Credit, Words


@transaction.atomic
def keep_done(*, actor: policy.Actor, day: date, words: str, kind: str = Credit.WORK) -> Done:
    """Keep a row in one's own words."""
    person = require_self(actor, "roles.keep_done")
    if not words.strip():
        raise policy.Refused(Words.NO_WORDS)
    row = Done.objects.create(person_id=person, day=day, words=words.strip(), kind=kind)
    _note("roles.keep_done", actor)
    return row


@transaction.atomic
def remove_done(*, actor: policy.Actor, row: Done) -> None:
    """Delete a row for good."""
    require_self(actor, "roles.keep_done", of=row.person_id)
    row.delete()
    _note("roles.remove_done", actor)


@transaction.atomic
def show_done(*, actor: policy.Actor) -> DonePage:
    """Show it to whoever has the address."""
    person = require_self(actor, "roles.show_done")
    page, _fresh = DonePage.objects.get_or_create(person_id=person)
    _note("roles.show_done", actor)
    return page


@transaction.atomic
def hide_done(*, actor: policy.Actor) -> None:
    """Show it to nobody from this moment on."""
    person = require_self(actor, "roles.show_done")
    DonePage.objects.filter(person=person).delete()
    _note("roles.hide_done", actor)


def _note(act: str, actor: policy.Actor) -> None:
    journal.note(act=act, actor=actor.person, subject=f"person:{actor.person}")
