"""Wishes, and noting that somebody has died. All of it people's own lives: an event each, no entry in the record."""

from django.db import transaction

from forum.ground import clock, journal
from forum.people import policy
from forum.people.care.models import NeedsSheet
from forum.people.farewells.models import Farewell, Silence, Wish
from forum.people.farewells.queries import mark_of
from forum.people.farewells.rules import Words, WordsThen
from forum.people.membership import covering
from forum.people.membership.models import Person
from forum.people.membership.queries import resting
from forum.people.policy import Role


@transaction.atomic
def say_wishes(*, actor: policy.Actor, words: str) -> Wish:
    """Say what becomes of one's words after one (`WordsThen`)."""
    policy.require(actor, "farewells.say_wishes", also={Role.SELF} if actor.signed_in else set())
    wish, _fresh = Wish.objects.update_or_create(person_id=actor.person or 0, defaults={"words": words})
    journal.note(act="farewells.say_wishes", actor=actor.person, subject=f"person:{actor.person}")
    return wish


@transaction.atomic
def note_death(*, actor: policy.Actor, person: Person) -> Farewell:
    """Note that somebody has died: from now on nothing goes to any address of theirs, and their places are covered.

    Raises:
        Refused: when it is noted already.
    """
    policy.require(actor, "farewells.note_death")
    locked = Person.objects.select_for_update(of=("self",)).select_related("account").get(pk=person.pk)
    if Farewell.objects.standing().filter(person=locked).exists():
        raise policy.Refused(Words.NOTED)
    rests = locked.pk in set(resting([locked.pk]))
    made = Farewell.objects.create(person=locked, noted_by_id=actor.person, began_rest=not rests)
    Silence.objects.bulk_create(
        Silence(farewell=made, mark=mark) for mark in sorted({mark_of(address) for address in _addresses(locked)})
    )
    if not rests:
        covering.rest(person=locked)
    journal.note(act="farewells.note_death", actor=actor.person, subject=f"person:{locked.public_id}")
    return made


@transaction.atomic
def undo(*, actor: policy.Actor, farewell: Farewell) -> None:
    """It was a mistake: everything is as it was. Messages of the time between do not come afterwards.

    Raises:
        Refused: when the thirty days are over.
    """
    policy.require(actor, "farewells.undo")
    locked = Farewell.objects.select_for_update(of=("self",)).select_related("person").get(pk=farewell.pk)
    if locked.done_at:
        raise policy.Refused(Words.OVER)
    if locked.undone_at:
        return
    locked.undone_at, locked.remembered_as, locked.dedication, locked.dedicated_on = clock.now(), "", "", None
    locked.save(update_fields=["undone_at", "remembered_as", "dedication", "dedicated_on"])
    locked.silences.all().delete()
    if locked.began_rest:
        covering.end_rest(person=locked.person)
    journal.note(act="farewells.undo", actor=actor.person, subject=f"person:{locked.person.public_id}")


@transaction.atomic
def dedicate(
    *, actor: policy.Actor, farewell: Farewell, remembered_as: str, dedication: str, family_agrees: bool
) -> Farewell:
    """Let a name and some words stand on the page of those who are remembered, as the family agreed."""
    policy.require(actor, "farewells.dedicate")
    if not family_agrees:
        raise policy.Refused(Words.FAMILY)
    if not remembered_as.strip():
        raise policy.Refused(Words.NO_NAME)
    locked = Farewell.objects.standing().select_for_update().get(pk=farewell.pk)
    locked.remembered_as, locked.dedication = remembered_as.strip(), dedication.strip()
    locked.dedicated_on = locked.dedicated_on or clock.today()
    locked.save(update_fields=["remembered_as", "dedication", "dedicated_on"])
    journal.note(act="farewells.dedicate", actor=actor.person, subject=f"farewell:{locked.public_id}")
    return locked


@transaction.atomic
def take_down(*, actor: policy.Actor, farewell: Farewell) -> None:
    """Take a dedication down. Nothing of it is kept."""
    policy.require(actor, "farewells.take_down")
    gone = {"remembered_as": "", "dedication": "", "dedicated_on": None}
    if Farewell.objects.remembered().filter(pk=farewell.pk).update(**gone):
        journal.note(act="farewells.take_down", actor=actor.person, subject=f"farewell:{farewell.public_id}")


def part_with(*, farewell: Farewell) -> str:
    """Note that its thirty days are over; returns what becomes of their words. Called by whoever then forgets them."""
    Farewell.objects.filter(pk=farewell.pk).update(done_at=clock.now())
    wish = Wish.objects.filter(person=farewell.person_id).first()
    return wish.words if wish else WordsThen.STAY


def _addresses(person: Person) -> list[str]:
    account = person.account
    sheet = NeedsSheet.objects.filter(person=person).first()
    known = [person.address, account.email if account else "", account.phone if account else "", sheet and sheet.postal]
    return [address for address in known if address]
