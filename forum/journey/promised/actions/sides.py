"""For whom somebody promises, whether they may, and how an act of this stage leaves its traces."""

from collections.abc import Mapping
from dataclasses import dataclass

from forum import record
from forum.ground import journal
from forum.journey.promised.models import Commitment
from forum.journey.promised.rules import Words
from forum.journey.taken_up.models import Matter
from forum.people import policy
from forum.people.membership.models import Group, Office, Organisation
from forum.people.membership.rules import GroupKind


@dataclass(frozen=True)
class Side:
    """For whom somebody commits: exactly one of the three."""

    office: Office | None = None
    organisation: Organisation | None = None
    group: Group | None = None

    @property
    def as_recorded(self) -> str:
        if self.office:
            return f"office:{self.office.slug}"
        return f"organisation:{self.organisation.slug}" if self.organisation else "the forum"


def hold_open(commitment: Commitment) -> Commitment:
    """Lock a promise that is still open and return it with its matter."""
    locked = Commitment.objects.select_for_update(of=("self",)).select_related("matter").get(pk=commitment.pk)
    if locked.claimed_in is not None:
        raise policy.Refused(Words.DONE)
    return locked


def require_side(*, actor: policy.Actor, act: str, side: Side) -> None:
    """Refuse whoever speaks for a side that is not theirs."""
    also = {policy.Role.OFFICE} if side.office and actor.office(side.office.pk) else set()
    policy.require(actor, act, also=also)
    organisations = {place.pk for place in actor.organisations}
    theirs = (
        (side.office is not None and bool(also))
        or (side.organisation is not None and side.organisation.pk in organisations)
        or (side.group is not None and side.group.kind == GroupKind.FORUM and actor.holds(policy.Role.MEMBER))
    )
    if not theirs:
        raise policy.Refused(Words.NOT_YOUR_SIDE)


def require_party(*, actor: policy.Actor, act: str, commitment: Commitment) -> str:
    """Return the side, as recorded, for which the actor is part of this commitment."""
    organisations = {place.pk for place in actor.organisations}
    for party in commitment.parties.select_related("office", "organisation", "group"):
        if (
            (party.office_id and actor.office(party.office_id))
            or party.organisation_id in organisations
            or (party.group_id and actor.holds(policy.Role.MEMBER) and not actor.holds(policy.Role.HOST))
        ):
            policy.require(actor, act, also={policy.Role.COMMITTED})
            return Side(office=party.office, organisation=party.organisation, group=party.group).as_recorded
    policy.require(actor, act)
    raise policy.Refused(Words.NOT_YOUR_SIDE)


def trace(
    *,
    actor: policy.Actor,
    side: str,
    act: str,
    matter: Matter,
    facts: Mapping[str, str],
    tally: dict[str, int] | None = None,
) -> int:
    """Append the entry and its event, and return the number."""
    subject = f"matter:{matter.public_id}"
    entry = record.append(act=act, subject=subject, actor=side, facts={"title": matter.title, **facts}, tally=tally)
    journal.note(act=act, actor=actor.person, subject=subject, entry=entry, about=dict(facts))
    return entry
