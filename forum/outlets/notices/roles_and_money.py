"""Whom acts of roles and money concern: those who decide, whoever is interested, a pair, a claimant, the payer."""

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from forum.ground.journal.models import Event
from forum.outlets.notices.reach import Reach, interested
from forum.people.consents.queries import who_agreed
from forum.people.consents.rules import Purpose
from forum.people.membership.models import Office
from forum.people.membership.queries import at_office
from forum.people.roles.models import Expression, InvolvementRole, MoneyClaim, Step
from forum.people.roles.queries import deciders_of, still_told
from forum.people.roles.rules import StepKind


class Who(NamedTuple):
    """A kind of notice, and the people for it or whoever is interested."""

    kind: str
    persons: Collection[int] = ()
    interested: Collection[Reach] = ()


def _somebody_interested(event: Event) -> Who | None:
    one = Expression.objects.filter(public_id=event.about["expression"]).select_related("role").first()
    if one is None or one.now_at.kind == StepKind.STOPPED:
        return None
    return Who("role_interest", deciders_of(one.role) - {event.actor or 0})


def _new_role(event: Event) -> Who | None:
    """Those who said yes to hearing of new roles, but whoever has just shown this one."""
    looking = InvolvementRole.objects.filter(public_id=event.subject.removeprefix("role:"), closed_at__isnull=True)
    return Who("role_new", who_agreed(Purpose.NEW_ROLES) - {event.actor or 0}) if looking.exists() else None


def _next_step(event: Event) -> Who | None:
    """What happens next, in the way that this person gave."""
    step = Step.objects.filter(pk=event.about["step"]).exclude(kind=StepKind.TALKED).first()
    reached = interested(step.expression_id) if step else None
    return Who("role_news", interested=[reached]) if reached else None


def _said_yes(event: Event) -> Who | None:
    one = Expression.objects.filter(public_id=event.about["expression"]).select_related("role").first()
    return Who("role_taken", deciders_of(one.role) - {event.actor or 0}) if one else None


def _handed_back(event: Event) -> Who | None:
    """The pair, and nobody else."""
    pair = event.about.get("pair", [])
    return Who("role_back", [int(person) for person in pair] if isinstance(pair, list) else ())


def _place_is_free(event: Event) -> Who | None:
    """Those who decide: somebody is on the list for it."""
    role = InvolvementRole.objects.filter(public_id=event.subject.removeprefix("role:")).first()
    return Who("role_free", deciders_of(role)) if role else None


def _changed(event: Event) -> Who | None:
    """Whoever is interested in a role that says something else from now on."""
    shown = InvolvementRole.objects.filter(public_id=event.subject.removeprefix("role:"), changed_at__isnull=False)
    role = shown.first()
    if role is None:
        return None
    told = still_told(role).values_list("pk", flat=True)
    return Who("role_changed", interested=[to for to in map(interested, told) if to])


def _of_claim(event: Event) -> Who | None:
    claim = MoneyClaim.objects.filter(public_id=event.about["claim"], person__isnull=False).first()
    return Who("claim_news", [claim.person_id]) if claim and claim.person_id else None


def _to_payers(event: Event) -> Who | None:
    """The payer only: a clock never runs on whoever claims."""
    claim = MoneyClaim.objects.filter(public_id=event.about["claim"], settled_at__isnull=True).first()
    if claim is None:
        return None
    offices = Office.objects.filter(is_payer=True).values_list("pk", flat=True)
    there = {person for office in offices for person in at_office(office)}
    return Who("claim_waits", there - {claim.person_id})


ROLES_AND_MONEY: Mapping[str, Callable[[Event], Who | None]] = {
    "roles.publish": _new_role,
    "roles.express": _somebody_interested,
    "roles.decide": _next_step,
    "roles.accept": _said_yes,
    "roles.hand_back": _handed_back,
    "roles.place_is_free": _place_is_free,
    "roles.change_role": _changed,
    "roles.add_check": _changed,
    "roles.ask_claimant": _of_claim,
    "roles.pay": _of_claim,
    "roles.refuse_claim": _of_claim,
    "roles.remind_payer": _to_payers,
}
