"""Saying goodbye, being forgotten, and complaining about data."""

from datetime import datetime, timedelta

from django.db import transaction

from forum.ground import clock, journal, ledger, post
from forum.journey.heard import actions as heard
from forum.journey.heard.queries import said_by
from forum.outlets.my_data import parts
from forum.outlets.my_data.models import Complaint, Erasure
from forum.outlets.my_data.rules import A_DAY, Words, WordsToo
from forum.people.care.actions import give_back_all
from forum.people.farewells.actions import part_with
from forum.people.farewells.models import Farewell
from forum.people.membership.leaving import leave
from forum.people.membership.models import OfficeHolding, Person
from forum.people.policy import Actor, Refused, Role, require
from forum.people.roles.actions import hand_back
from forum.people.roles.models import Appointment


@transaction.atomic
def ask_to_be_forgotten(*, actor: Actor, words: str) -> Erasure:
    """Ask to be forgotten in a day; a second tap is the same asking.

    Args:
        actor: who asks, for themselves.
        words: what becomes of what they said (`WordsToo`).
    """
    person = Person.objects.filter(pk=actor.person or 0).first()
    require(actor, "my_data.ask_to_be_forgotten", also={Role.SELF} if person else set())
    wanted = {"words": words, "asked_at": clock.now()}
    asked, fresh = Erasure.objects.get_or_create(person=person, undone_at=None, defaults=wanted)
    if fresh:
        journal.note(act="my_data.ask_to_be_forgotten", actor=actor.person, subject=f"erasure:{asked.pk}")
    return asked


@transaction.atomic
def stay(*, actor: Actor) -> None:
    """Stay after all."""
    require(actor, "my_data.stay", also={Role.SELF} if actor.person else set())
    for asked in Erasure.objects.standing().filter(person=actor.person).select_for_update():
        asked.undone_at = clock.now()
        asked.save(update_fields=["undone_at"])
        journal.note(act="my_data.stay", actor=actor.person, subject=f"erasure:{asked.pk}")


@transaction.atomic
def say_goodbye(*, actor: Actor, person: Person) -> bool:
    """Hand back at once all that somebody holds, in every part, and tell whoever coordinates that something is free.

    What they did and said stays, they can still be reached, and the way back is one tap.

    Returns:
        whether there was anything to hand back; a second tap changes nothing.
    """
    require(actor, "my_data.say_goodbye", also={Role.SELF} if actor.person == person.pk else set())
    roles = list(Appointment.objects.now().filter(person=person).select_related("role"))
    for appointment in roles:
        hand_back(actor=actor, appointment=appointment)
    give_back_all(actor=actor)
    anything = leave(actor=actor, person=person) or bool(roles)
    if anything:
        event = journal.note(act="my_data.say_goodbye", actor=actor.person, subject=f"person:{person.public_id}")
        _tell_coordinators("something_is_free", of=f"{person.public_id}:{event.pk}", but=person.pk)
    return anything


@transaction.atomic
def part_with_due() -> int:
    """Let those be forgotten who died thirty days ago, their words as they wished; say how many."""
    due = list(Farewell.objects.due().select_for_update(of=("self",)).select_related("person"))
    for farewell in due:
        words = part_with(farewell=farewell)
        wanted = {"words": words, "asked_at": clock.now() - A_DAY}
        asked, _fresh = Erasure.objects.get_or_create(person=farewell.person, undone_at=None, defaults=wanted)
        journal.note(act="my_data.part_with_due", actor=None, subject=f"erasure:{asked.pk}")
    return len(due)


@transaction.atomic
def carry_out(*, erasure: int) -> bool:
    """Forget somebody whose day to change their mind is over; say whether it was done."""
    asked = Erasure.objects.due().select_for_update().filter(pk=erasure).first()
    if asked is None:
        return False
    forget(person=asked.person, words_too=asked.words == WordsToo.GO)
    asked.done_at = clock.now()
    asked.save(update_fields=["done_at"])
    return True


@transaction.atomic
def forget(*, person: Person, words_too: bool) -> None:
    """Take somebody out of every part. What was decided with them stays, and the record still verifies.

    Args:
        person: who is forgotten; an empty row stays, so that what they took part in still counts right.
        words_too: whether what they said goes as if they had taken it back a day ago.
    """
    if words_too:
        for voice in said_by(person=person.pk, account=person.account_id):
            heard.withdraw_again(voice=voice, asked_at=clock.now() - timedelta(days=1, minutes=1))
    parts.erase(person=person.pk, account=person.account_id)
    journal.note(act="my_data.forget", actor=None, subject=f"person:{person.public_id}")
    # Before the commit: if that does not come to pass, it is tried again, and the file names it twice.
    ledger.write([(person.public_id, clock.today())], kind=ledger.PERSON)


def compacted(*, before: datetime) -> int:
    """Note that nothing is left in the files of those forgotten until then."""
    return Erasure.objects.filter(done_at__lte=before, compacted_at__isnull=True).update(compacted_at=clock.now())


@transaction.atomic
def complain(*, actor: Actor, words: str, way: str, address: str, called: str = "") -> Complaint:
    """Take a complaint about data: it is acknowledged at once, and whoever coordinates is told."""
    require(actor, "my_data.complain")
    made = Complaint.objects.create(person_id=actor.person, words=words, way=way, address=address, called=called)
    event = journal.note(act="my_data.complain", actor=actor.person, subject=f"complaint:{made.public_id}")
    _tell_coordinators("data_complaint_came", of=made.public_id)
    post.queue(
        kind="data_complaint_here", way=way, to_kind="complaint", to_id=made.pk, event=event,
        key=f"complaint_here:{made.public_id}",
    )  # fmt: skip
    return made


@transaction.atomic
def acknowledge(*, actor: Actor, complaint: Complaint) -> Complaint:
    """Say that somebody has read it. Once is enough."""
    require(actor, "my_data.acknowledge")
    held = Complaint.objects.select_for_update().get(pk=complaint.pk)
    if held.acknowledged_at is None:
        held.acknowledged_at = clock.now()
        held.save(update_fields=["acknowledged_at"])
        event = journal.note(act="my_data.acknowledge", actor=actor.person, subject=f"complaint:{held.public_id}")
        post.queue(
            kind="data_complaint_read", way=held.way, to_kind="complaint", to_id=held.pk, event=event,
            key=f"complaint_read:{held.public_id}",
        )  # fmt: skip
    return held


@transaction.atomic
def answer(*, actor: Actor, complaint: Complaint, words: str) -> Complaint:
    """Answer it; the answer goes to whoever complained.

    Raises:
        Refused: when somebody else answered it meanwhile.
    """
    require(actor, "my_data.answer")
    held = Complaint.objects.select_for_update().get(pk=complaint.pk)
    if held.answered_at:
        raise Refused(Words.ANSWERED)
    held.answer, held.answered_at = words, clock.now()
    held.acknowledged_at = held.acknowledged_at or held.answered_at
    held.save(update_fields=["answer", "answered_at", "acknowledged_at"])
    event = journal.note(act="my_data.answer", actor=actor.person, subject=f"complaint:{held.public_id}")
    post.queue(
        kind="data_complaint_answered", way=held.way, to_kind="complaint", to_id=held.pk, event=event,
        key=f"complaint_answered:{held.public_id}",
    )  # fmt: skip
    return held


@transaction.atomic
def remind_coordinators() -> int:
    """Remind whoever coordinates of complaints that nobody has looked at for twenty days; say how many."""
    waits = list(Complaint.objects.to_remind().select_for_update())
    for one in waits:
        _tell_coordinators("data_complaint_waits", of=one.public_id)
        one.reminded_at = clock.now()
        one.save(update_fields=["reminded_at"])
        journal.note(act="my_data.remind_coordinators", actor=None, subject=f"complaint:{one.public_id}")
    return len(waits)


@transaction.atomic
def forget_complaints() -> int:
    """Forget complaints that were answered a year ago; say how many."""
    gone = Complaint.objects.answered_long_ago().delete()[1].get("my_data.Complaint", 0)
    if gone:
        journal.note(act="my_data.forget_complaints", actor=None, subject="complaints", about={"number": gone})
    return gone


def _tell_coordinators(kind: str, *, of: str, but: int | None = None) -> None:
    holders = OfficeHolding.objects.now().filter(office__is_coordinator=True, person__account__email__gt="")
    for person in holders.exclude(person=but).values_list("person", flat=True):
        key = f"{kind}:{of}:{person}"
        post.queue(kind=kind, way="email", to_kind="person", to_id=person, key=key)
