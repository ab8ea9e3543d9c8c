"""Writing what a visit shared and heard, and the group's yes to it."""

from datetime import date

from django.db import transaction

from forum import record
from forum.ground import clock, journal
from forum.people import policy
from forum.people.policy import Role
from forum.rooms.gatherings.models import Gathering, Visit, VisitPoint
from forum.rooms.gatherings.queries import towards
from forum.rooms.gatherings.rules import Words


@transaction.atomic
def write_visit(
    *,
    actor: policy.Actor,
    gathering: Gathering,
    shared: str = "",
    points: list[tuple[str, int]] | None = None,
    next_visit: date | None = None,
    went_well: str = "",
    next_time: str = "",
) -> Visit:
    """Write what was shared and heard, for the group to read; and, for members alone, how it went.

    Args:
        actor: one of those who went, or the coordinator.
        gathering: the visit.
        shared: what the forum told the group.
        points: what was heard, and by how many each was said. A point by fewer than three is not shown apart.
        next_visit: on which day somebody comes again, if that is agreed.
        went_well: for members: what went well.
        next_time: for members: what to do otherwise.

    Raises:
        Refused: before it began, where no group is visited, or once the group has said yes.
    """
    policy.require(actor, "gatherings.write_visit", also=towards(actor, gathering))
    if gathering.visits_id is None:
        raise policy.Refused(Words.NO_VISIT)
    if not gathering.has_begun:
        raise policy.Refused(Words.NOT_YET)
    visit, _fresh = Visit.objects.select_for_update().get_or_create(gathering=gathering)
    said = shared.strip(), next_visit, [(words.strip(), by) for words, by in points or [] if words.strip()]
    before = visit.shared, visit.next_visit, list(visit.points.values_list("words", "said_by"))
    if visit.approved_at and said != before:
        raise policy.Refused(Words.APPROVED)
    visit.shared, visit.next_visit = said[0], said[1]
    visit.went_well, visit.next_time, visit.written_at = went_well.strip(), next_time.strip(), clock.now()
    visit.save()
    if said[2] != before[2]:
        visit.points.all().delete()
        VisitPoint.objects.bulk_create([VisitPoint(visit=visit, words=words, said_by=by) for words, by in said[2]])
    journal.note(act="gatherings.write_visit", actor=actor.person, subject=f"gathering:{gathering.public_id}")
    return visit


@transaction.atomic
def approve_visit(*, actor: policy.Actor, visit: Visit) -> Visit:
    """Say yes, for the group that was visited, to what is written; it is shown from then on.

    Somebody who acts for the group says it; or the coordinator notes that they said so, which is shown as recorded.

    Raises:
        Refused: when nothing is written yet.
    """
    gathering = visit.gathering
    theirs = gathering.visits_id in {place.pk for place in actor.organisations}
    policy.require(actor, "gatherings.approve_visit")
    if not theirs and not actor.holds(Role.COORDINATOR):
        raise policy.NotYours(policy.POLICY.rows["gatherings.approve_visit"])
    locked = Visit.objects.select_for_update().get(pk=visit.pk)
    if not (locked.shared or locked.points.exists()):
        raise policy.Refused(Words.NO_POINTS)
    if locked.approved_at:
        return locked
    locked.approved_at, locked.approved_by_id, locked.recorded = clock.now(), actor.person, not theirs
    locked.save(update_fields=["approved_at", "approved_by", "recorded"])
    subject = f"gathering:{gathering.public_id}"
    journal.note(act="gatherings.approve_visit", actor=actor.person, subject=subject)
    by = "the coordinator, for the group" if locked.recorded else "the group that was visited"
    record.append(act="gatherings.approve_visit", subject=subject, actor=by, facts={"recorded": locked.recorded})
    return locked
