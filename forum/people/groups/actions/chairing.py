"""Who chairs a group, for how long, and handing it over, as the terms in force say."""

from dateutil.relativedelta import relativedelta
from django.db import transaction

from forum.ground import clock
from forum.people import policy
from forum.people.groups.actions.tracing import held, trace
from forum.people.groups.queries import chairs_of, towards
from forum.people.groups.rules import Words
from forum.people.membership.covering import end
from forum.people.membership.models import Chairing, Group, Membership, Person, Seat, SeatHolding, Terms
from forum.people.membership.rules import GroupKind


@transaction.atomic
def choose_chair(*, actor: policy.Actor, group: Group, person: Person) -> Chairing:
    """Note whom a group chose as its chair, until the day that its terms say."""
    policy.require(actor, "groups.choose_chair", also=towards(actor, group))
    held(group, working=False)
    terms = Terms.objects.in_force(group)
    chairs = list(chairs_of(group))
    if any(one.person_id == person.pk for one in chairs):
        raise policy.Refused(Words.CHAIRS_ALREADY)
    if not Membership.objects.now().filter(person=person, group=group).exists():
        raise policy.Refused(Words.NOT_IN)
    if terms and len(chairs) >= terms.chairs:
        raise policy.Refused(Words.ALL_CHAIRS)
    seat = _seat_of(person, group)
    if group.kind == GroupKind.FORUM and seat is None:
        raise policy.Refused(Words.NO_SEAT)
    if terms and terms.chair_side and len(chairs) == terms.chairs - 1:
        sides = {one.seat.constituency_id for one in chairs if one.seat} | ({seat.constituency_id} if seat else set())
        if terms.chair_side_id not in sides:
            raise policy.Refused(Words.WRONG_SIDE % {"side": terms.chair_side.name})
    until = clock.today() + relativedelta(months=terms.term_months) if terms and terms.term_months else None
    made = Chairing.objects.create(person=person, group=group, seat=seat, until=until)
    trace(act="groups.choose_chair", actor=actor, group=group, **({"seat": seat.name} if seat else {}))
    return made


@transaction.atomic
def hand_over_chair(*, actor: policy.Actor, chairing: Chairing) -> None:
    """End being a chair, without a reason; the other goes on."""
    own = {policy.Role.SELF} if chairing.person_id == actor.person else set()
    policy.require(actor, "groups.hand_over_chair", also=own)
    standing = Chairing.objects.now().select_for_update(of=("self",)).select_related("group").filter(pk=chairing.pk)
    found = standing.first()
    if found is not None:
        end(found)
        trace(act="groups.hand_over_chair", actor=actor, group=found.group)


def _seat_of(person: Person, group: Group) -> Seat | None:
    held_now = SeatHolding.objects.now().filter(person=person, seat__group=group).select_related("seat__constituency")
    found = held_now.order_by("seat__order", "pk").first()
    return found.seat if found else None
