"""Writing what a role is about, saying which check it needs and why, showing it, and no longer looking."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from forum.ground import clock, journal
from forum.people import policy
from forum.people.membership.models import Seat
from forum.people.roles.models import Check, Decider, InvolvementRole
from forum.people.roles.queries import may_change
from forum.people.roles.rules import CheckKind, Words


@transaction.atomic
def draft_role(
    *, actor: policy.Actor, seats: Sequence[Seat] = (), i_decide: bool = False, **advert: Any
) -> InvolvementRole:
    """Write an advert that nobody sees yet.

    Args:
        actor: a member.
        seats: the seats that decide about it.
        i_decide: whether its writer decides too.
        advert: the fields of `InvolvementRole`.
    """
    policy.require(actor, "roles.draft_role")
    if not seats and not i_decide:
        raise policy.Refused(Words.NOBODY_NAMED)
    role = InvolvementRole.objects.create(made_by_id=actor.person, **advert)
    Decider.objects.bulk_create(Decider(role=role, seat=seat) for seat in seats)
    if i_decide:
        Decider.objects.create(role=role, person_id=actor.person)
    _note("roles.draft_role", actor, role)
    return role


@transaction.atomic
def change_role(
    *, actor: policy.Actor, role: InvolvementRole, seats: Sequence[Seat] = (), i_decide: bool = False, **advert: Any
) -> InvolvementRole:
    """Change an advert; arguments as of `draft_role`. A shown one says when, and whoever is interested is told."""
    policy.require(actor, "roles.change_role")
    locked = InvolvementRole.objects.select_for_update().get(pk=role.pk)
    if not may_change(locked, actor):
        raise policy.Refused(Words.NOT_NAMED)
    if locked.closed_at:
        raise policy.Refused(Words.SHUT)
    if locked.published_at and not advert.get("purpose", locked.purpose).strip():
        raise policy.Refused(Words.NO_PURPOSE)
    if not seats and not i_decide:
        raise policy.Refused(Words.NOBODY_NAMED)
    if advert.get("at_open_meetings") and locked.checks.filter(kind=CheckKind.DBS).exists():
        raise policy.Refused(Words.OPEN_MEETING)
    for name, value in advert.items():
        setattr(locked, name, value)
    locked.changed_at = clock.now() if locked.published_at else None
    locked.save(update_fields=[*advert, "changed_at"])
    locked.deciders.exclude(person__isnull=False).exclude(seat__in=seats).delete()
    for seat in seats:
        Decider.objects.get_or_create(role=locked, seat=seat)
    if i_decide:
        Decider.objects.get_or_create(role=locked, person_id=actor.person or 0)
    else:
        locked.deciders.filter(person=actor.person).delete()
    _note("roles.change_role", actor, locked)
    return locked


@transaction.atomic
def add_check(*, actor: policy.Actor, role: InvolvementRole, kind: str, legal_basis: str, decided_by: str) -> Check:
    """Add a check to a role, with the law that asks for it and who decided; the advert shows both."""
    policy.require(actor, "roles.add_check")
    locked = InvolvementRole.objects.select_for_update().get(pk=role.pk)
    if not may_change(locked, actor):
        raise policy.Refused(Words.NOT_NAMED)
    if not legal_basis.strip():
        raise policy.Refused(Words.NO_BASIS)
    if not decided_by.strip():
        raise policy.Refused(Words.NO_DECIDER)
    if kind == CheckKind.DBS and locked.at_open_meetings:
        raise policy.Refused(Words.OPEN_MEETING)
    given = {"legal_basis": legal_basis.strip(), "decided_by": decided_by.strip(), "decided_on": clock.today()}
    check, _fresh = Check.objects.update_or_create(role=locked, kind=kind, defaults=given)
    if locked.published_at:
        locked.changed_at = clock.now()
        locked.save(update_fields=["changed_at"])
    _note("roles.add_check", actor, locked)
    return check


@transaction.atomic
def publish(*, actor: policy.Actor, role: InvolvementRole) -> InvolvementRole:
    """Show a role to everybody. It needs a purpose."""
    policy.require(actor, "roles.publish")
    locked = InvolvementRole.objects.select_for_update().get(pk=role.pk)
    if locked.published_at:
        raise policy.Refused(Words.SHOWN)
    if not locked.purpose.strip():
        raise policy.Refused(Words.NO_PURPOSE)
    locked.published_at, locked.published_by_id = clock.now(), actor.person
    locked.save(update_fields=["published_at", "published_by"])
    _note("roles.publish", actor, locked)
    return locked


@transaction.atomic
def close(*, actor: policy.Actor, role: InvolvementRole) -> InvolvementRole:
    """Stop looking for somebody. Whoever holds the role goes on holding it."""
    policy.require(actor, "roles.close")
    locked = InvolvementRole.objects.select_for_update().get(pk=role.pk)
    if locked.closed_at is None:
        locked.closed_at, locked.closed_by_id = clock.now(), actor.person
        locked.save(update_fields=["closed_at", "closed_by"])
        _note("roles.close", actor, locked)
    return locked


def _note(act: str, actor: policy.Actor, role: InvolvementRole) -> None:
    journal.note(act=act, actor=actor.person, subject=f"role:{role.public_id}")
