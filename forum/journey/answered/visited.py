"""A group that was visited: what was shared and heard there, what came of it, and when somebody comes again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from forum.ground import clock
from forum.journey.answered.models import Answer
from forum.journey.taken_up.models import Feed, Matter
from forum.people.membership.models import Organisation
from forum.rooms.gatherings.models import Gathering, Visit, VisitPoint

VISITS = 12
MATTERS = 12


@dataclass(frozen=True)
class Visited:
    """All of it, as the group may show it round."""

    group: Organisation
    visits: Sequence[Visit]
    came_of_it: list[tuple[Matter, Answer | None]]
    next_visit: date | None
    announced: Gathering | None


def visited(group: Organisation) -> Visited:
    """What stands on the page of a group: what it has said yes to, and nothing that points at one of its people."""
    points = Prefetch("points", queryset=VisitPoint.objects.by_enough(), to_attr="shown")
    rows = Visit.objects.filter(gathering__visits=group, approved_at__isnull=False)
    rows = rows.select_related("gathering__venue").prefetch_related(points).order_by("-gathering__starts_at", "-pk")
    visits = list(rows[:VISITS])
    today = clock.today()
    agreed = [one.next_visit for one in visits if one.next_visit and one.next_visit >= today]
    announced = Gathering.objects.taking_place().filter(visits=group).select_related("venue").first()
    return Visited(group, visits, _came_of_it(group), min(agreed, default=None), announced)


def _came_of_it(group: Organisation) -> list[tuple[Matter, Answer | None]]:
    """Matters that take up what was said there, the latest first, with the latest answer to each."""
    fed = Feed.objects.filter(voice__gathering__visits=group, voice__withdrawn_at__isnull=True)
    matters = list(Matter.objects.filter(pk__in=fed.values("matter")).order_by("-pk")[:MATTERS])
    answers: dict[int, Answer] = {}
    for answer in Answer.objects.filter(matter__in=matters).order_by("pk"):
        answers[answer.matter_id] = answer
    return [(matter, answers.get(matter.pk)) for matter in matters]
