"""One matter, one promise: the whole of its life on a page."""

from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from forum.ground import clock
from forum.journey.answered.rules import SPEAKS_FOR_AFTER
from forum.journey.decided.models import ItemInterest, Stance
from forum.journey.heard.models import Voice
from forum.journey.heard.pieces.showing import shown_to_all
from forum.journey.promised.models import Commitment
from forum.journey.taken_up.models import Matter
from forum.outlets.tracker import next_steps, queries, stations
from forum.people.policy import Role
from forum.people.policy.doors import opens_to

if TYPE_CHECKING:
    from datetime import datetime

VOICES_SHOWN = 5
PARTIES = ("parties__office", "parties__organisation", "parties__group")


@opens_to(Role.ANYBODY)
@require_safe
def matter(request: HttpRequest, matter: str) -> HttpResponse:
    """One matter: what was said, what it would mean, what was decided, promised, done and answered."""
    found = get_object_or_404(Matter.objects.select_related("taken_up_at__venue"), public_id=matter)
    moves = queries.moves_of([found])[found.pk]
    answers = list(found.answers.newest())
    declared = Prefetch("interests", ItemInterest.objects.select_related("seat").order_by("pk"))
    items = list(found.agenda_items.select_related("slot__gathering__venue").prefetch_related(declared).order_by("pk"))
    decisions = list(
        found.decisions.order_by("pk").prefetch_related(
            Prefetch("stances", Stance.objects.select_related("seat")),
            "recommendations__office__organisation",
            "recommendations__reply",
            "recommendations__delays",
        )
    )
    for decision in decisions:
        decision.item = next(item for item in items if item.pk == decision.item_id)
    voices = list(Voice.objects.shown_to_all().filter(feeds__matter=found).order_by("-pk")[:VOICES_SHOWN])
    told = {
        "matter": found,
        "stations": stations.of_matter(opened=found.opened_at, moves=moves, answers=answers[::-1]),
        "standing": next_steps.standing(moves),
        "voices": voices,
        "pictures": shown_to_all(voices),
        "notes": found.impact_notes.order_by("pk"),
        "items": items,
        "decisions": decisions,
        "promises": found.commitments.order_by("pk").prefetch_related(*PARTIES, "claims__outcome"),
        "answers": answers,
        "steps": next_steps.steps(
            actor=request.actor,  # type: ignore[attr-defined]
            matter=found,
            items=items,
            decisions=decisions,
            answered=any(answer.answered_at <= clock.now() - SPEAKS_FOR_AFTER for answer in answers),
        ),
    }
    return render(request, "tracker/matter.jinja", told)


@opens_to(Role.ANYBODY)
@require_safe
def promise(request: HttpRequest, commitment: str) -> HttpResponse:
    """One promise: who made it, how it goes, and what those who made it say came of it."""
    found = get_object_or_404(
        Commitment.objects.select_related("matter").prefetch_related(
            *PARTIES, "progress", "claims__outcome__file", "reopenings"
        ),
        public_id=commitment,
    )
    actor = request.actor  # type: ignore[attr-defined]
    offices = {place.pk for place in actor.offices}
    organisations = {place.pk for place in actor.organisations}
    theirs = any(
        party.office_id in offices
        or party.organisation_id in organisations
        or (party.group_id and actor.holds(Role.MEMBER) and not actor.holds(Role.HOST))
        for party in found.parties.all()
    )
    can_join = bool(offices or organisations or actor.holds(Role.MEMBER)) and found.claimed_in is None
    told = {
        "promise": found,
        "told_since": _told_since(found),
        "theirs": theirs and found.claimed_in is None,
        "can_join": can_join,
    }
    return render(request, "tracker/promise.jinja", told)


def _told_since(promise: Commitment) -> list[tuple[str, Any]]:
    """How it went, what was claimed and what opened it again, in the order of time."""
    told: list[tuple[str, Any, datetime]] = [("progress", one, one.told_at) for one in promise.progress.all()]
    told += [("claim", one, one.claimed_at) for one in promise.claims.all()]
    told += [("reopening", one, one.reopened_at) for one in promise.reopenings.all()]
    return [(kind, one) for kind, one, _at in sorted(told, key=lambda each: each[2])]
