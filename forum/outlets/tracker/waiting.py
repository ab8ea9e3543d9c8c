"""What waits for somebody by a day: replies, promises, notes they were asked for, in one list in the order of dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from forum.journey.decided.models import Recommendation
from forum.journey.promised.models import Commitment, Invitation
from forum.journey.taken_up.queries import asked_of
from forum.people.membership.rules import GroupKind
from forum.people.policy import Actor, Role

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

SHOWN = 10


@dataclass(frozen=True)
class Waits:
    """One thing that waits: what it is, by when, and the ways on, the likeliest first."""

    what: str
    title: str
    about: str
    words: str
    due: date
    late: bool
    ways: list[tuple[str, str]]


def waiting_for(actor: Actor) -> list[Waits]:
    """Everything with a day that waits for this actor, the nearest day first."""
    found = [_reply(asked) for asked in _asked(actor)]
    found += [_promise(promise) for promise in _promises(actor)]
    found += [
        Waits(
            what=_("What would it mean for the people you know?"),
            title=ask.matter.title,
            about=f"/matters/{ask.matter.public_id}",
            words="",
            due=ask.by,
            late=False,
            ways=[(_("Write a few lines"), f"/matters/{ask.matter.public_id}/note")],
        )
        for ask in asked_of(actor)[:SHOWN]
    ]
    return sorted(found, key=lambda each: each.due)[:SHOWN]


def _reply(asked: Recommendation) -> Waits:
    at = f"/recommendations/{asked.public_id}"
    return Waits(
        what=_("The forum asks you"),
        title=asked.decision.matter.title,
        about=f"/matters/{asked.decision.matter.public_id}",
        words=asked.words,
        due=asked.reply_by,
        late=asked.still_waiting,
        ways=[(_("Reply"), f"{at}/reply"), (_("It takes longer"), f"{at}/later")],
    )


def _promise(promise: Commitment) -> Waits:
    at = f"/promises/{promise.public_id}"
    return Waits(
        what=_("You promised"),
        title=promise.matter.title,
        about=at,
        words=promise.words,
        due=promise.due,
        late=promise.still_waiting,
        ways=[(_("How it goes"), f"{at}/progress"), (_("It is done"), f"{at}/done")],
    )


def _asked(actor: Actor) -> list[Recommendation]:
    offices = [place.pk for place in actor.offices]
    if not offices:
        return []
    waiting = Recommendation.objects.awaiting_reply().filter(office__in=offices)
    return list(waiting.select_related("office", "decision__matter")[:SHOWN])


def _promises(actor: Actor) -> list[Commitment]:
    theirs = _theirs(actor, "parties__")
    return list(Commitment.objects.open().filter(theirs).select_related("matter").distinct()[:SHOWN])


def invitations_for(actor: Actor) -> QuerySet[Invitation]:
    """Promises of others that this actor was asked to join, the newest first."""
    asked = Invitation.objects.filter(_theirs(actor, ""), answered_at__isnull=True, commitment__claimed_in=None)
    return asked.select_related("commitment__matter").order_by("-pk")


def _theirs(actor: Actor, of: str) -> Q:
    theirs = Q(**{f"{of}office__in": [place.pk for place in actor.offices]})
    theirs |= Q(**{f"{of}organisation__in": [place.pk for place in actor.organisations]})
    if actor.holds(Role.MEMBER) and not actor.holds(Role.HOST):
        theirs |= Q(**{f"{of}group__kind": GroupKind.FORUM})
    return theirs
