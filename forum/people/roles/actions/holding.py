"""Holding a role with a second person, choosing what one takes for it, and handing it back."""

from datetime import date, timedelta

from django.db import transaction

from forum.ground import clock, journal
from forum.people import policy
from forum.people.membership.models import Person
from forum.people.roles.actions.whose import require_self
from forum.people.roles.models import Appointment, Done, InvolvementRole
from forum.people.roles.queries import pair_of, reserves_of
from forum.people.roles.rules import Credit, Words


@transaction.atomic
def appoint(
    *, person: Person, role: InvolvementRole, since: date | None = None, until: date | None = None,
    stand_in: bool = False,
) -> Appointment:  # fmt: skip
    """Let somebody hold a role from a day on, or be its second person; it is listed among what they have done."""
    if Appointment.objects.now().filter(role=role, person=person).exists():
        raise policy.Refused(Words.HELD)
    if until and until < (since or clock.today()):
        raise policy.Refused(Words.ENDS_BEFORE)
    made = Appointment.objects.create(
        person=person, role=role, since=since or clock.today(), until=until, stand_in=stand_in
    )
    Done.objects.create(person=person, day=made.since, kind=Credit.ROLE, words=role.title)
    journal.note(act="roles.appoint", actor=person.pk, subject=f"role:{role.public_id}")
    return made


@transaction.atomic
def choose_pay(*, actor: policy.Actor, appointment: Appointment, takes: str) -> Appointment:
    """Choose what one would like for a task. It can be changed at any time."""
    require_self(actor, "roles.choose_pay", of=appointment.person_id)
    Appointment.objects.filter(pk=appointment.pk).update(takes=takes)
    journal.note(act="roles.choose_pay", actor=actor.person, subject=f"appointment:{appointment.pk}")
    return appointment


@transaction.atomic
def hand_back(*, actor: policy.Actor, appointment: Appointment) -> Appointment:
    """Hand a role back from tomorrow, without a reason. Only the pair hears of it, never the room."""
    require_self(actor, "roles.hand_back", of=appointment.person_id)
    locked = Appointment.objects.select_for_update().get(pk=appointment.pk)
    if not locked.is_now:
        raise policy.Refused(Words.HANDED_BACK)
    locked.until = max(clock.today() - timedelta(days=1), locked.since)
    if locked.until == clock.today():  # Taken only today: then it was never held.
        pair, subject = sorted(pair_of(locked)), f"role:{locked.role.public_id}"
        locked.delete()
    else:
        locked.save(update_fields=["until"])
        pair, subject = sorted(pair_of(locked)), f"role:{locked.role.public_id}"
    journal.note(act="roles.hand_back", actor=actor.person, subject=subject, about={"pair": pair})
    if not locked.stand_in and reserves_of(locked.role).exists():
        journal.note(act="roles.place_is_free", actor=None, subject=subject)
    return locked
