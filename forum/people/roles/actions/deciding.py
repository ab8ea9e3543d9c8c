"""What comes after interest: a talk for whoever wants one, an offer, a place on the list, yes, or not this time."""

from datetime import date

from django.db import transaction

from forum.ground import clock, journal
from forum.people import policy
from forum.people.membership import actions as membership
from forum.people.roles.actions.counting import count_step
from forum.people.roles.actions.holding import appoint
from forum.people.roles.models import Appointment, Expression, InvolvementRole, Step
from forum.people.roles.queries import names_actor
from forum.people.roles.rules import Counted, StepKind, Words, may_follow


@transaction.atomic
def decide(
    *,
    actor: policy.Actor,
    expression: Expression,
    kind: str,
    words: str = "",
    stand_in: bool = False,
    until: date | None = None,
) -> Step:
    """Make the next step for somebody who is interested, by one of those whom the advert names; the host never.

    Args:
        actor: a seat or member that the advert names.
        expression: of whom.
        kind: talked, reserve, offered or not this time (`StepKind`).
        words: for 'not this time', what the person reads: kind, and why.
        stand_in: for an offer, whether it is the place of the second person.
        until: for an offer, the last day of the role, where there is one.
    """
    policy.require(actor, "roles.decide")
    locked = _locked(expression)
    role = locked.role
    if not names_actor(role, actor):
        raise policy.Refused(Words.NOT_NAMED)
    if locked.person_id is not None and locked.person_id == actor.person:
        raise policy.Refused(Words.OWN_INTEREST)
    if until and until < clock.today():
        raise policy.Refused(Words.ENDS_BEFORE)
    if kind in {StepKind.ACCEPTED, StepKind.STOPPED} or not may_follow(locked.now_at.kind, kind):
        raise policy.Refused(Words.NOT_NEXT)
    if kind == StepKind.TALKED and not locked.wants_to_talk:
        raise policy.Refused(Words.NOT_ASKED_TO_TALK)
    if kind == StepKind.NOT_THIS_TIME and not words.strip():
        raise policy.Refused(Words.NO_REASON)
    if kind == StepKind.OFFERED and not stand_in and _places_left(role) < 1:
        raise policy.Refused(Words.FULL)
    first_offer = kind == StepKind.OFFERED and not locked.steps.filter(kind=StepKind.OFFERED).exists()
    step = Step.objects.create(
        expression=locked, kind=kind, by_id=actor.person, words=words.strip(), stand_in=stand_in, until=until
    )
    if first_offer:
        count_step(step=Counted.OFFERED, begun_on=locked.begun_on)
    _note("roles.decide", actor.person, locked, step)
    return step


@transaction.atomic
def accept(*, actor: policy.Actor, expression: Expression) -> Appointment:
    """Say yes to an offer. Whoever has no account is known to the forum from now on, by the name and way they gave."""
    locked = _locked(expression)
    policy.require(actor, "roles.accept", also=_themselves(actor, locked))
    offered = locked.now_at
    if not may_follow(offered.kind, StepKind.ACCEPTED):
        raise policy.Refused(Words.NOT_NEXT)
    person = locked.person
    if person is None:
        person = membership.join(called=locked.called, way=locked.way, address=locked.address, member=False)
        locked.person = person
        locked.save(update_fields=["person"])
    until = max(offered.until, clock.today()) if offered.until else None
    made = appoint(person=person, role=locked.role, stand_in=offered.stand_in, until=until)
    step = Step.objects.create(expression=locked, kind=StepKind.ACCEPTED, by=person, stand_in=offered.stand_in)
    count_step(step=Counted.ACCEPTED, begun_on=locked.begun_on)
    _note("roles.accept", person.pk, locked, step)
    return made


@transaction.atomic
def stop(*, actor: policy.Actor, expression: Expression) -> Step:
    """Stop, at any step and without a reason."""
    locked = _locked(expression)
    policy.require(actor, "roles.stop", also=_themselves(actor, locked))
    if locked.now_at.kind == StepKind.STOPPED:
        return locked.now_at
    if not may_follow(locked.now_at.kind, StepKind.STOPPED):
        raise policy.Refused(Words.NOT_NEXT)
    step = Step.objects.create(expression=locked, kind=StepKind.STOPPED, by_id=actor.person)
    _note("roles.stop", actor.person, locked, step)
    return step


def _themselves(actor: policy.Actor, expression: Expression) -> set[policy.Role]:
    """Who sent it: the person, or whoever came with its code where no person is tied to it."""
    theirs = expression.person_id is None or expression.person_id == actor.person
    return {policy.Role.SELF} if theirs else set()


def _locked(expression: Expression) -> Expression:
    found = Expression.objects.select_for_update(of=("self",)).select_related("role")
    return found.prefetch_related("steps").get(pk=expression.pk)


def _places_left(role: InvolvementRole) -> int:
    """Places that are neither taken nor offered."""
    InvolvementRole.objects.select_for_update().get(pk=role.pk)
    taken = Appointment.objects.now().filter(role=role, stand_in=False).count()
    out = [one for one in Expression.objects.filter(role=role).prefetch_related("steps") if one.steps.all()]
    offered = sum(one.now_at.kind == StepKind.OFFERED and not one.now_at.stand_in for one in out)
    return role.places - taken - offered


def _note(act: str, who: int | None, expression: Expression, step: Step) -> None:
    journal.note(
        act=act,
        actor=who,
        subject=f"role:{expression.role.public_id}",
        about={"expression": expression.public_id, "step": step.pk},
    )
