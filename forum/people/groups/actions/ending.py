"""Looking back with somebody independent, what a group recommends, and closing it."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from forum.ground import clock
from forum.people import policy
from forum.people.groups.actions.tracing import held, note, trace
from forum.people.groups.models import ClosingRecommendation, Evaluation, GroupAsked
from forum.people.groups.queries import towards
from forum.people.groups.rules import MOST_RECOMMENDATIONS, Words
from forum.people.membership.models import Chairing, Group, Organisation


@transaction.atomic
def plan_evaluation(*, actor: policy.Actor, group: Group, partner: Organisation, day: date) -> Evaluation:
    """Ask an independent partner to run an evaluation day for a group."""
    policy.require(actor, "groups.plan_evaluation", also=towards(actor, group))
    held(group, working=False)
    if partner.is_host or partner.offices.filter(is_coordinator=True).exists():
        raise policy.Refused(Words.NOT_INDEPENDENT)
    made = Evaluation.objects.create(group=group, partner=partner, day=day)
    trace(act="groups.plan_evaluation", actor=actor, group=group, partner=partner.name, day=day.isoformat())
    return made


@transaction.atomic
def note_findings(*, actor: policy.Actor, evaluation: Evaluation, findings: str) -> Evaluation:
    """Write what was found: whoever acts for the partner, or the coordinator for them, and then it says so."""
    policy.require(actor, "groups.note_findings")
    locked = Evaluation.objects.select_for_update(of=("self",)).select_related("group").get(pk=evaluation.pk)
    own = locked.partner_id in {place.pk for place in actor.organisations}
    if not (own or actor.holds(policy.Role.COORDINATOR)):
        raise policy.Refused(Words.NOT_THEIRS)
    if locked.day > clock.today():
        raise policy.Refused(Words.NOT_YET)
    if not findings.strip():
        raise policy.Refused(Words.NO_FINDINGS)
    locked.findings, locked.found_at = findings.strip(), clock.now()
    locked.written_by_id, locked.recorded = actor.person, not own
    locked.save(update_fields=["findings", "found_at", "written_by", "recorded"])
    trace(act="groups.note_findings", actor=actor, group=locked.group)
    return locked


@transaction.atomic
def recommend(*, actor: policy.Actor, group: Group, recommendations: Sequence[str]) -> list[ClosingRecommendation]:
    """Write with the group what it recommends; said again, it replaces what stood there."""
    policy.require(actor, "groups.recommend", also=towards(actor, group))
    held(group)
    words = [each.strip() for each in recommendations if each.strip()]
    if len(words) > MOST_RECOMMENDATIONS:
        raise policy.Refused(Words.ENOUGH)
    ClosingRecommendation.objects.filter(group=group).delete()
    made = ClosingRecommendation.objects.bulk_create(ClosingRecommendation(group=group, words=each) for each in words)
    note(act="groups.recommend", actor=actor, group=group)
    return made


@transaction.atomic
def close(*, actor: policy.Actor, group: Group) -> Group:
    """Close a working group. What it recommends comes before the forum; its chairs and invitations end with it."""
    policy.require(actor, "groups.close", also=towards(actor, group))
    locked = held(group)
    recommendations = ClosingRecommendation.objects.filter(group=locked).count()
    if not recommendations:
        raise policy.Refused(Words.NO_RECOMMENDATION)
    locked.closed_on = clock.today()
    locked.save(update_fields=["closed_on"])
    Chairing.objects.now().filter(group=locked).update(until=clock.today())
    GroupAsked.objects.filter(group=locked).delete()
    trace(act="groups.close", actor=actor, group=locked, recommendations=recommendations)
    return locked
