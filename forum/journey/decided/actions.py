"""The forum decides in quorum, keeps dissent, and recommends."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from forum import record
from forum.ground import clock, journal
from forum.journey.decided.interests import interests_in
from forum.journey.decided.models import Decision, ItemInterest, Recommendation, Stance
from forum.journey.decided.rules import Means, Stand, Words, consented
from forum.journey.taken_up.models import AgendaItem
from forum.people import policy
from forum.people.membership.models import Office, Seat, Terms
from forum.rooms.gatherings.models import Presence
from forum.rooms.gatherings.queries import is_quorate, seats_there


def decide_by_consent(
    *,
    actor: policy.Actor,
    item: AgendaItem,
    words: str,
    stands: Mapping[Seat, tuple[str, str]],
    reason: str = "",
    others_agree: Collection[Seat] = (),
) -> Decision:
    """Note what the forum decided on an agenda item by consent.

    It is agreed when no seat objects. A seat that stands aside or objects is kept in its own words. A seat with a
    declared interest takes no part and counts for no quorum, unless the others agree; either stands with the decision.

    Args:
        actor: a seat; the host never.
        item: the matter in its slot; the meeting has begun and is in quorum.
        words: what was agreed, or what was not.
        stands: for each seat that is there, where it stands (`Stand`) and its words.
        reason: why not, when a seat objects.
        others_agree: seats with an interest that take part, because all the others agree.
    """
    policy.require(actor, "decided.decide_by_consent")
    gathering = item.slot.gathering
    interests = interests_in(item)
    apart = set(interests) - {seat.pk for seat in others_agree}
    if any(seat.pk in apart for seat in stands):
        raise policy.Refused(Words.APART)
    there = [presence for presence in seats_there(gathering) if presence.seat_id not in apart]
    agreed = consented([stand for stand, _ in stands.values()])
    if problem := _problem(item=item, there=there, stands=stands, words=words, reason=reason, agreed=agreed):
        raise policy.Refused(problem)
    terms = Terms.objects.in_force(gathering.group, on=localdate(gathering.starts_at))
    if terms is None:
        raise policy.Refused(Words.NOT_QUORATE)
    try:
        with transaction.atomic():
            decision = Decision.objects.create(
                matter=item.matter,
                item=item,
                means=Means.CONSENT,
                agreed=agreed,
                words=words,
                reason="" if agreed else reason,
                terms=terms,
            )
            Stance.objects.bulk_create(
                Stance(decision=decision, seat=seat, stand=stand, words=said.strip())
                for seat, (stand, said) in stands.items()
            )
            _keep_interests(item, interests, apart, {presence.seat_id for presence in there})
            _trace(actor=actor, act="decided.decide_by_consent", decision=decision, stands=stands)
    except IntegrityError as twice:
        raise policy.Refused(Words.DECIDED) from twice
    return decision


@transaction.atomic
def declare_interest(*, actor: policy.Actor, item: AgendaItem, seat: Seat, words: str) -> ItemInterest:
    """Declare an interest in one decision, in one's own words; one's seat then sits it out."""
    policy.require(actor, "decided.declare_interest")
    if seat.pk not in {place.pk for place in actor.seats}:
        raise policy.Refused(Words.NOT_YOUR_SEAT)
    if Decision.objects.filter(item=item).exists():
        raise policy.Refused(Words.TOO_LATE)
    if not words.strip():
        raise policy.Refused(Words.NO_WORDS)
    declared, _fresh = ItemInterest.objects.update_or_create(item=item, seat=seat, defaults={"words": words.strip()})
    journal.note(act="decided.declare_interest", actor=actor.person, subject=f"matter:{item.matter.public_id}")
    return declared


def _keep_interests(item: AgendaItem, interests: Mapping[int, str], apart: set[int], there: set[int]) -> None:
    """Let it stand with the decision who declared an interest, and whether the seat took part."""
    present = set(Presence.objects.filter(gathering=item.slot.gathering).values_list("seat", flat=True))
    for seat, words in interests.items():
        if seat in present | there:
            said = {"words": words, "takes_part": seat not in apart}
            ItemInterest.objects.update_or_create(item=item, seat_id=seat, defaults=said)


def _problem(
    *,
    item: AgendaItem,
    there: list[Presence],
    stands: Mapping[Seat, tuple[str, str]],
    words: str,
    reason: str,
    agreed: bool,
) -> str:
    present = {presence.seat_id for presence in there}
    standing = {seat.pk for seat in stands}
    dissent = [said for stand, said in stands.values() if stand != Stand.CONSENT]
    tests = [
        (not item.slot.gathering.has_begun, Words.NOT_YET),
        (not is_quorate(item.slot.gathering, there=there), Words.NOT_QUORATE),
        (not item.matter.impact_notes.exists(), Words.NO_NOTES),
        (bool(standing - present), Words.NOT_THERE),
        (bool(present - standing), Words.SILENT),
        (not words.strip(), Words.NO_WORDS),
        (any(not said.strip() for said in dissent), Words.NO_DISSENT),
        (not agreed and not reason.strip(), Words.OBJECTION),
    ]
    return next((problem for stands_in_the_way, problem in tests if stands_in_the_way), "")


def recommend(*, actor: policy.Actor, decision: Decision, office: Office, words: str) -> Recommendation:
    """Send the forum's formal advice to an office; it replies within the days that the terms of reference say."""
    policy.require(actor, "decided.recommend")
    if not decision.agreed:
        raise policy.Refused(Words.NOT_AGREED)
    if not words.strip():
        raise policy.Refused(Words.NO_WORDS)
    reply_by = clock.next_working_day(clock.today(), decision.terms.reply_within_working_days)
    try:
        with transaction.atomic():
            recommendation = Recommendation.objects.create(
                decision=decision, office=office, words=words, reply_by=reply_by
            )
            subject = f"matter:{decision.matter.public_id}"
            entry = record.append(
                act="decided.recommend",
                subject=subject,
                actor="the forum",
                facts={
                    "title": decision.matter.title,
                    "recommendation": recommendation.public_id,
                    "office": office.slug,
                    "reply by": reply_by.isoformat(),
                },
            )
            journal.note(
                act="decided.recommend",
                actor=actor.person,
                subject=subject,
                entry=entry,
                about={"recommendation": recommendation.public_id},
            )
    except IntegrityError as twice:
        raise policy.Refused(Words.TWICE) from twice
    return recommendation


def note_warning(*, recommendation: Recommendation, late_from: date) -> None:
    """Note from which day people may be told that it still waits. Called by `promised`, with its fair warning."""
    Recommendation.objects.filter(pk=recommendation.pk).update(late_from=late_from)


def note_reply(*, recommendation: Recommendation, entry: int | None) -> None:
    """Note the entry of the office's reply, or none when it is asked again. Called by `promised`."""
    recommendation.replied_in = entry
    recommendation.save(update_fields=["replied_in"])


def _trace(*, actor: policy.Actor, act: str, decision: Decision, stands: Mapping[Seat, tuple[str, str]]) -> None:
    subject = f"matter:{decision.matter.public_id}"
    count = {stand.value: sum(stood == stand for stood, _ in stands.values()) for stand in Stand}
    entry = record.append(
        act=act,
        subject=subject,
        actor="the forum",
        facts={
            "title": decision.matter.title,
            "decision": decision.public_id,
            "agreed": decision.agreed,
            "seats": {name: number for name, number in count.items() if number},
        },
        tally={"decisions": 1},
    )
    journal.note(act=act, actor=actor.person, subject=subject, entry=entry, about={"decision": decision.public_id})
