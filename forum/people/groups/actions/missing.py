"""Who is not at the table yet: said, and crossed out once they have come."""

from datetime import date

from django.db import transaction

from forum.ground import clock, journal
from forum.people import policy
from forum.people.groups.models import NotYet
from forum.people.groups.rules import Words
from forum.people.membership.models import Seat


@transaction.atomic
def say_missing(
    *, actor: policy.Actor, kind: str, name: str, why: str = "", seat: Seat | None = None, invites: Seat | None = None,
    by: date | None = None, instead_of: NotYet | None = None,
) -> NotYet:  # fmt: skip
    """Say who is not at the table yet, or say it anew.

    Args:
        actor: a member.
        kind: an organisation, a directorate or a community (`Missing`).
        name: as they call themselves.
        why: what would be different with them there.
        seat: the seat that stands open for them.
        invites: the seat that will invite them.
        by: until when.
        instead_of: the row that this changes.
    """
    policy.require(actor, "groups.say_missing")
    if not name.strip():
        raise policy.Refused(Words.NO_WHO)
    if by and by < clock.today():
        raise policy.Refused(Words.NOT_A_DAY)
    row = instead_of or NotYet()
    if row.came_on:
        raise policy.Refused(Words.HAVE_COME)
    row.kind, row.name, row.why, row.seat, row.invites, row.by = kind, name.strip(), why.strip(), seat, invites, by
    row.save()
    journal.note(act="groups.say_missing", actor=actor.person, subject=f"not_yet:{row.public_id}")
    return row


@transaction.atomic
def note_came(*, actor: policy.Actor, row: NotYet) -> None:
    """Note that they have come. Said twice, it is once."""
    policy.require(actor, "groups.note_came")
    if NotYet.objects.still().filter(pk=row.pk).update(came_on=clock.today()):
        journal.note(act="groups.note_came", actor=actor.person, subject=f"not_yet:{row.public_id}")
