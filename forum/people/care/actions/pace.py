"""How much today, and the second person who covers: no reason is asked, so none can be given."""

from datetime import date
from typing import Any

from django.db import transaction

from forum.ground import clock
from forum.people import policy
from forum.people.care.actions.things import give_back_all
from forum.people.care.actions.whose import member_called, note
from forum.people.care.models import KeptComing, Pace, SecondAsked
from forum.people.care.rules import Amount, Words
from forum.people.membership import covering
from forum.people.membership.actors import actor_of
from forum.people.membership.models import Office, OfficeHolding, Person, Seat, SeatHolding, StandIn
from forum.people.roles.actions.whose import require_self


@transaction.atomic
def set_pace(*, actor: policy.Actor, amount: str, until: date | None = None) -> Pace:
    """Say how much one can take on, until a day (that day included) or until one says.

    With `nothing`, one's seconds cover from now on, and parts of tasks go back to their pairs. Everything else stays.
    """
    require_self(actor, "care.set_pace")
    return _say(actor, amount, until)


@transaction.atomic
def set_pace_for(*, actor: policy.Actor, called: str, amount: str, until: date | None = None) -> Pace:
    """Note what a member of this name said by phone or in person: how much they can take on. It counts as theirs.

    Raises:
        Refused: when there is nobody, or more than one, of that name.
    """
    policy.require(actor, "care.set_pace_for")
    person = member_called(called, but=None)
    said = _say(actor_of(person), amount, until)
    note("care.set_pace_for", actor, pace=said.pk)
    return said


def _say(actor: policy.Actor, amount: str, until: date | None) -> Pace:
    if until is not None and until < clock.today():
        raise policy.Refused(Words.NOT_A_DAY)
    person = Person.objects.select_for_update().get(pk=actor.person or 0)
    said = Pace.objects.create(person=person, amount=amount, until=until)
    if amount == Amount.NOTHING:
        covering.rest(person=person, until=until)
        give_back_all(actor=actor)
        note("care.step_back", actor, seconds=_seconds_of(person.pk), pace=said.pk)
        return said
    if covering.end_rest(person=person):
        note("care.come_back", actor, pace=said.pk)
    else:
        note("care.set_pace", actor, pace=said.pk)
    return said


@transaction.atomic
def keep_coming(*, actor: policy.Actor, kinds: list[str]) -> None:
    """Choose what still comes while one rests."""
    person = require_self(actor, "care.set_pace")
    KeptComing.objects.filter(person=person).delete()
    KeptComing.objects.bulk_create([KeptComing(person_id=person, kind=kind) for kind in dict.fromkeys(kinds)])
    note("care.keep_coming", actor)


@transaction.atomic
def ask_second(
    *, actor: policy.Actor, called: str, seat: Seat | None = None, office: Office | None = None
) -> SecondAsked:
    """Ask a member to be the second person of what one holds."""
    key = require_self(actor, "care.ask_second")
    _require_holder(key, seat, office)
    person = member_called(called, but=key)
    asked, _fresh = SecondAsked.objects.get_or_create(
        seat=seat, office=office, person=person, defaults={"asked_by_id": key}
    )
    note("care.ask_second", actor, asked=asked.pk)
    return asked


@transaction.atomic
def be_second(*, actor: policy.Actor, asked: SecondAsked, yes: bool) -> StandIn | None:
    """Say yes or rather not. Rather not needs no word, and leaves nothing behind."""
    key = require_self(actor, "care.be_second", of=asked.person_id)
    found = (
        SecondAsked.objects.select_for_update(of=("self",)).filter(pk=asked.pk).select_related("seat", "office").first()
    )
    if found is None:
        raise policy.Refused(Words.NOTHING_ASKED)
    made = None
    if yes:
        _require_holder(found.asked_by_id, found.seat, found.office)
        made = covering.stand_in(person=Person.objects.get(pk=key), seat=found.seat, office=found.office)
        SecondAsked.objects.filter(seat=found.seat, office=found.office).delete()
    else:
        found.delete()
    note("care.be_second", actor)
    return made


@transaction.atomic
def end_second(*, actor: policy.Actor, stand_in: StandIn) -> None:
    """End it, as the second person or as the holder, without a reason."""
    also: set[policy.Role] = set()
    if stand_in.person_id == actor.person:
        also.add(policy.Role.STAND_IN)
    elif _holds(actor.person or 0, stand_in.seat, stand_in.office):
        also.add(policy.Role.SELF)
    policy.require(actor, "care.end_second", also=also)
    covering.end_stand_in(stand_in=stand_in)
    note("care.end_second", actor)


def _require_holder(person: int, seat: Seat | None, office: Office | None) -> None:
    if not _holds(person, seat, office):
        raise policy.Refused(Words.NOT_YOURS)


def _holds(person: int, seat: Seat | None, office: Office | None) -> bool:
    held: Any = (
        SeatHolding.objects.now().filter(seat=seat) if seat else OfficeHolding.objects.now().filter(office=office)
    )
    return bool(held.filter(person=person).exists())


def _seconds_of(person: int) -> list[int]:
    """The second persons of whatever somebody holds now."""
    seats = SeatHolding.objects.now().filter(person=person).values("seat")
    offices = OfficeHolding.objects.now().filter(person=person).values("office")
    now = StandIn.objects.now()
    return sorted({*now.filter(seat__in=seats).values_list("pk", flat=True),
                   *now.filter(office__in=offices).values_list("pk", flat=True)})  # fmt: skip
