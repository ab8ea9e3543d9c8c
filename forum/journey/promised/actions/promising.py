"""Promising, alone or together, and telling how it goes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from forum.ground import clock, journal
from forum.journey.decided.models import Recommendation
from forum.journey.promised.actions.sides import Side, hold_open, require_party, require_side, trace
from forum.journey.promised.models import Commitment, Invitation, Party, Progress
from forum.journey.promised.rules import ReplyKind, Words, is_to_come
from forum.journey.taken_up.models import Matter
from forum.people import policy
from forum.people.membership.models import Office


@transaction.atomic
def commit_to(
    *,
    actor: policy.Actor,
    matter: Matter,
    side: Side,
    words: str,
    due: date,
    limits: str = "",
    recommendation: Recommendation | None = None,
    invite: Sequence[Side] = (),
) -> Commitment:
    """Promise something by a day, for one's own side; others can join in, and some may be asked to.

    `limits` says what it depends on or cannot do; it is shown beside the promise.
    """
    require_side(actor=actor, act="promised.commit_to", side=side)
    if not matter.decisions.filter(agreed=True).exists():
        raise policy.Refused(Words.NOT_DECIDED)
    if side.office and not _said_yes(office=side.office, matter=matter):
        raise policy.Refused(Words.NOT_ACCEPTED)
    if not words.strip():
        raise policy.Refused(Words.NO_WORDS)
    if not is_to_come(due, today=clock.today()):
        raise policy.Refused(Words.PAST)
    made = Commitment.objects.create(
        matter=matter, recommendation=recommendation, words=words, limits=limits.strip(), due=due
    )
    Party.objects.create(commitment=made, office=side.office, organisation=side.organisation, group=side.group)
    for other in invite:
        if other != side:
            _invite(actor=actor, commitment=made, side=other)
    trace(
        actor=actor,
        side=side.as_recorded,
        act="promised.commit_to",
        matter=matter,
        facts={"commitment": made.public_id, "due": due.isoformat()},
        tally={"promises": 1},
    )
    return made


@transaction.atomic
def ask_to_join(*, actor: policy.Actor, commitment: Commitment, side: Side) -> Invitation:
    """Ask another side to join a promise. They owe no answer."""
    require_party(actor=actor, act="promised.ask_to_join", commitment=commitment)
    locked = hold_open(commitment)
    if _is_party(locked, side):
        raise policy.Refused(Words.JOINED)
    return _invite(actor=actor, commitment=locked, side=side)


@transaction.atomic
def rather_not(*, actor: policy.Actor, invitation: Invitation) -> None:
    """Take an invitation off one's desk, without a reason and without a word to anybody."""
    side = Side(office=invitation.office, organisation=invitation.organisation, group=invitation.group)
    require_side(actor=actor, act="promised.rather_not", side=side)
    Invitation.objects.filter(pk=invitation.pk, answered_at__isnull=True).update(answered_at=clock.now())
    journal.note(act="promised.rather_not", actor=actor.person, subject=f"invitation:{invitation.pk}")


@transaction.atomic
def join_in(*, actor: policy.Actor, commitment: Commitment, side: Side) -> Party:
    """Join a promise of others with one's own side, so that it is kept together."""
    require_side(actor=actor, act="promised.join_in", side=side)
    locked = hold_open(commitment)
    if _is_party(locked, side):
        raise policy.Refused(Words.JOINED)
    party = Party.objects.create(
        commitment=locked, office=side.office, organisation=side.organisation, group=side.group
    )
    asked = Invitation.objects.filter(commitment=locked, **_as_fields(side))
    asked.update(answered_at=clock.now())
    trace(
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
    side = require_party(actor=actor, act="promised.tell_progress", commitment=commitment)
    locked = hold_open(commitment)
    if not words.strip():
        raise policy.Refused(Words.WHY_LATER if new_due else Words.NO_WORDS)
    if new_due and not is_to_come(new_due, today=clock.today()):
        raise policy.Refused(Words.PAST)
    told = Progress.objects.create(commitment=locked, words=words, new_due=new_due)
    if new_due:
        locked.due, locked.late_from = new_due, None
        locked.save(update_fields=["due", "late_from"])
    facts = {"commitment": locked.public_id, **({"new day": new_due.isoformat()} if new_due else {})}
    trace(actor=actor, side=side, act="promised.tell_progress", matter=locked.matter, facts=facts)
    return told


def _said_yes(*, office: Office, matter: Matter) -> bool:
    asked = Recommendation.objects.filter(office=office, decision__matter=matter)
    return (not asked.exists()) or asked.filter(reply__kind__in=[ReplyKind.ACCEPTED, ReplyKind.PARTLY]).exists()


def _as_fields(side: Side) -> dict[str, Any]:
    return {"office": side.office, "organisation": side.organisation, "group": side.group}


def _is_party(commitment: Commitment, side: Side) -> bool:
    return Party.objects.filter(commitment=commitment, **_as_fields(side)).exists()


def _invite(*, actor: policy.Actor, commitment: Commitment, side: Side) -> Invitation:
    asked, fresh = Invitation.objects.get_or_create(commitment=commitment, **_as_fields(side))
    if fresh:
        journal.note(
            act="promised.ask_to_join",
            actor=actor.person,
            subject=f"commitment:{commitment.public_id}",
            about={"invitation": asked.pk},
        )
    return asked
