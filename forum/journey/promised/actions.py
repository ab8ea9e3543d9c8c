"""Replying, promising, telling how it goes, saying it is done."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from forum import record
from forum.ground import clock, journal
from forum.journey.decided import actions as decided
from forum.journey.decided.models import Recommendation
from forum.journey.promised.models import Claim, Commitment, Outcome, Party, Progress, Reopening, Reply
from forum.journey.promised.rules import ReplyKind, Words, is_to_come, reason_missing
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


@transaction.atomic
def reply(*, actor: policy.Actor, recommendation: Recommendation, kind: str, reason: str = "") -> Reply:
    """Reply to a recommendation for the office that it went to; 'no' and 'part' give a reason."""
    holds = {policy.Role.OFFICE} if actor.office(recommendation.office_id) else set()
    policy.require(actor, "promised.reply", also=holds)
    locked = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    if locked.replied_in is not None:
        raise policy.Refused(Words.REPLIED)
    if reason_missing(kind, reason):
        raise policy.Refused(Words.NO_REASON)
    given = Reply.objects.create(recommendation=locked, kind=kind, reason=reason, replied_by_id=actor.person)
    entry = _trace(
        actor=actor,
        side=f"office:{recommendation.office.slug}",
        act="promised.reply",
        matter=recommendation.decision.matter,
        facts={"recommendation": recommendation.public_id, "reply": kind},
    )
    decided.note_reply(recommendation=recommendation, entry=entry)
    return given


@transaction.atomic
def commit_to(
    *,
    actor: policy.Actor,
    matter: Matter,
    side: Side,
    words: str,
    due: date,
    recommendation: Recommendation | None = None,
) -> Commitment:
    """Promise something by a day, for one's own side; others can join in."""
    _require_side(actor=actor, act="promised.commit_to", side=side)
    if not matter.decisions.filter(agreed=True).exists():
        raise policy.Refused(Words.NOT_DECIDED)
    if side.office and not _said_yes(office=side.office, matter=matter):
        raise policy.Refused(Words.NOT_ACCEPTED)
    if not words.strip():
        raise policy.Refused(Words.NO_WORDS)
    if not is_to_come(due, today=clock.today()):
        raise policy.Refused(Words.PAST)
    made = Commitment.objects.create(matter=matter, recommendation=recommendation, words=words, due=due)
    Party.objects.create(commitment=made, office=side.office, organisation=side.organisation, group=side.group)
    _trace(
        actor=actor,
        side=side.as_recorded,
        act="promised.commit_to",
        matter=matter,
        facts={"commitment": made.public_id, "due": due.isoformat()},
        tally={"promises": 1},
    )
    return made


@transaction.atomic
def join_in(*, actor: policy.Actor, commitment: Commitment, side: Side) -> Party:
    """Join a promise of others with one's own side, so that it is kept together."""
    _require_side(actor=actor, act="promised.join_in", side=side)
    locked = _locked(commitment)
    if Party.objects.filter(
        commitment=locked, office=side.office, organisation=side.organisation, group=side.group
    ).exists():
        raise policy.Refused(Words.JOINED)
    party = Party.objects.create(
        commitment=locked, office=side.office, organisation=side.organisation, group=side.group
    )
    _trace(
        actor=actor,
        side=side.as_recorded,
        act="promised.join_in",
        matter=locked.matter,
        facts={"commitment": locked.public_id},
    )
    return party


@transaction.atomic
def tell_progress(*, actor: policy.Actor, commitment: Commitment, words: str, new_due: date | None = None) -> Progress:
    """Tell how a promise goes; with a new day, the words say why it takes longer."""
    side = _require_party(actor=actor, act="promised.tell_progress", commitment=commitment)
    locked = _locked(commitment)
    if not words.strip():
        raise policy.Refused(Words.WHY_LATER if new_due else Words.NO_WORDS)
    if new_due and not is_to_come(new_due, today=clock.today()):
        raise policy.Refused(Words.PAST)
    told = Progress.objects.create(commitment=locked, words=words, new_due=new_due)
    if new_due:
        locked.due = new_due
        locked.save(update_fields=["due"])
    facts = {"commitment": locked.public_id, **({"new day": new_due.isoformat()} if new_due else {})}
    _trace(actor=actor, side=side, act="promised.tell_progress", matter=locked.matter, facts=facts)
    return told


@transaction.atomic
def claim_done(
    *,
    actor: policy.Actor,
    commitment: Commitment,
    words: str,
    outcome: str,
    evidence: str = "",
    evidence_link: str = "",
) -> Claim:
    """Say that a promise is kept and what changed for people. It stays a claim until those who raised it say so."""
    side = _require_party(actor=actor, act="promised.claim_done", commitment=commitment)
    locked = _locked(commitment)
    if not words.strip():
        raise policy.Refused(Words.NO_WORDS)
    if not outcome.strip():
        raise policy.Refused(Words.NO_OUTCOME)
    claim = Claim.objects.create(commitment=locked, words=words)
    Outcome.objects.create(claim=claim, words=outcome, evidence=evidence, evidence_link=evidence_link)
    locked.claimed_in = _trace(
        actor=actor,
        side=side,
        act="promised.claim_done",
        matter=locked.matter,
        facts={"commitment": locked.public_id},
    )
    locked.save(update_fields=["claimed_in"])
    return claim


def hold_claimed(*, matter: Matter) -> list[Commitment]:
    """Lock and return the matter's commitments that are said to be done. Called by `answered` before `reopen`."""
    claimed = Commitment.objects.select_for_update().filter(matter=matter, claimed_in__isnull=False)
    return list(claimed.order_by("pk"))


def reopen(*, claimed: list[Commitment], entry: int) -> int:
    """Open these commitments again and return how many. Called by `answered`."""
    Reopening.objects.bulk_create(Reopening(commitment=commitment, entry=entry) for commitment in claimed)
    Commitment.objects.filter(pk__in=[commitment.pk for commitment in claimed]).update(claimed_in=None)
    return len(claimed)


def _locked(commitment: Commitment) -> Commitment:
    locked = Commitment.objects.select_for_update(of=("self",)).select_related("matter").get(pk=commitment.pk)
    if locked.claimed_in is not None:
        raise policy.Refused(Words.DONE)
    return locked


def _said_yes(*, office: Office, matter: Matter) -> bool:
    asked = Recommendation.objects.filter(office=office, decision__matter=matter)
    return (not asked.exists()) or asked.filter(reply__kind__in=[ReplyKind.ACCEPTED, ReplyKind.PARTLY]).exists()


def _require_side(*, actor: policy.Actor, act: str, side: Side) -> None:
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


def _require_party(*, actor: policy.Actor, act: str, commitment: Commitment) -> str:
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


def _trace(
    *,
    actor: policy.Actor,
    side: str,
    act: str,
    matter: Matter,
    facts: dict[str, str],
    tally: dict[str, int] | None = None,
) -> int:
    subject = f"matter:{matter.public_id}"
    entry = record.append(act=act, subject=subject, actor=side, facts={"title": matter.title, **facts}, tally=tally)
    journal.note(act=act, actor=actor.person, subject=subject, entry=entry, about=dict(facts))
    return entry
