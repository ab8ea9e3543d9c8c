"""Resting and coming back, and second persons. What they are asked and may do stands in care; these only write."""

from datetime import date, timedelta

from django.db import transaction

from forum.ground import clock, journal
from forum.people.membership.models import Office, Person, Resting, Seat, StandIn
from forum.people.membership.models.holdings import Held


@transaction.atomic
def rest(*, person: Person, until: date | None = None) -> Resting:
    """Take nothing on from today, until a day or until they say."""
    end_rest(person=person)
    resting = Resting.objects.create(person=person, since=clock.today(), until=until)
    journal.note(act="membership.rest", actor=person.pk, subject=f"person:{person.public_id}")
    return resting


@transaction.atomic
def end_rest(*, person: Person) -> bool:
    """Be there again; whether they rested. What was to come is forgotten."""
    now = list(Resting.objects.now().filter(person=person).select_for_update())
    for one in now:
        end(one)
    if now:
        journal.note(act="membership.end_rest", actor=person.pk, subject=f"person:{person.public_id}")
    return bool(now)


@transaction.atomic
def stand_in(
    *, person: Person, seat: Seat | None = None, office: Office | None = None, until: date | None = None
) -> StandIn:
    """Let somebody be the second person of a seat or an office; whoever was so far is it no longer."""
    for before in StandIn.objects.filter(seat=seat, office=office).now():
        end(before)
    made = StandIn.objects.create(person=person, seat=seat, office=office, until=until)
    journal.note(act="membership.stand_in", actor=person.pk, subject=f"person:{person.public_id}")
    return made


@transaction.atomic
def end_stand_in(*, stand_in: StandIn) -> None:
    journal.note(act="membership.end_stand_in", actor=stand_in.person_id, subject=f"stand_in:{stand_in.pk}")
    end(stand_in)


def end(held: Held) -> None:
    """End what somebody holds, yesterday, so that it no longer holds today; what began today never was."""
    held.until = clock.today() - timedelta(days=1)
    if held.until < held.since:
        held.delete()
    else:
        held.save(update_fields=["until"])
