"""Making a secret address and forgetting it; announcing what stands in a file."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from forum.ground import clock, codes, journal
from forum.outlets.calendars.models import SecretAddress
from forum.outlets.calendars.queries import mark_of
from forum.outlets.calendars.rules import Words
from forum.people import policy
from forum.people.membership.models import Group
from forum.people.policy import Role
from forum.rooms.gatherings import actions as gatherings
from forum.rooms.gatherings.models import Gathering, Venue


@dataclass(frozen=True)
class Chosen:
    """One event of a file, and the place where it is."""

    title: str
    starts_at: datetime
    ends_at: datetime
    in_short: str
    venue: Venue


@transaction.atomic
def make_address(*, actor: policy.Actor) -> str:
    """Make the secret part of an address for one's own calendar; returns it, once. The one before leads nowhere."""
    policy.require(actor, "calendars.make_address", also=_self(actor))
    secret = codes.drawn()
    SecretAddress.objects.update_or_create(
        person_id=actor.person or 0, defaults={"fingerprint": mark_of(secret), "made_at": clock.now()}
    )
    journal.note(act="calendars.make_address", actor=actor.person, subject=f"person:{actor.person}")
    return secret


@transaction.atomic
def forget_address(*, actor: policy.Actor) -> None:
    """Let one's address lead nowhere. Done twice, it is once."""
    policy.require(actor, "calendars.forget_address", also=_self(actor))
    if SecretAddress.objects.filter(person=actor.person).delete()[0]:
        journal.note(act="calendars.forget_address", actor=actor.person, subject=f"person:{actor.person}")


@transaction.atomic
def bring_in(*, actor: policy.Actor, group: Group, kind: str, chosen: list[Chosen]) -> list[Gathering]:
    """Announce what was chosen from a file. What stands there already (same title, same time) is left as it is.

    Raises:
        Refused: when nothing is chosen.
    """
    policy.require(actor, "calendars.bring_in")
    if not chosen:
        raise policy.Refused(Words.NOTHING_CHOSEN)
    made = []
    for one in chosen:
        if Gathering.objects.filter(title=one.title, starts_at=one.starts_at).exists():
            continue
        made.append(
            gatherings.announce(
                actor=actor, kind=kind, title=one.title, in_short=one.in_short, venue=one.venue, group=group,
                starts_at=one.starts_at, ends_at=one.ends_at,
            )
        )  # fmt: skip
    journal.note(act="calendars.bring_in", actor=actor.person, subject="calendar", about={"number": len(made)})
    return made


def _self(actor: policy.Actor) -> set[Role]:
    return {Role.SELF} if actor.signed_in else set()
