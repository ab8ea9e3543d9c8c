"""What working groups recommended as they closed comes before the forum: a matter for each, on an agenda."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from forum.journey.taken_up.actions import put_on_agenda, trace
from forum.journey.taken_up.models import AgendaItem, FromGroup, Matter
from forum.journey.taken_up.rules import Origin, Words
from forum.people import policy
from forum.people.groups.models import ClosingRecommendation
from forum.people.groups.queries import from_closed_groups
from forum.rooms.gatherings.models import Gathering

LONGEST_TITLE = 120


def waiting() -> QuerySet[ClosingRecommendation]:
    """Recommendations of closed groups that no agenda holds yet, the oldest first."""
    return from_closed_groups().filter(brought__isnull=True).order_by("pk")


@transaction.atomic
def bring_from_group(
    *, actor: policy.Actor, recommendations: Iterable[ClosingRecommendation], meeting: Gathering, minutes: int = 20
) -> list[AgendaItem]:
    """Make a matter of each recommendation and give it a time in an open meeting that is still to come.

    Raises:
        Refused: when there is none, one is on an agenda already, or the meeting has begun.
    """
    policy.require(actor, "taken_up.bring_from_group")
    if meeting.has_begun:
        raise policy.Refused(Words.TO_COME)
    asked = {one.pk for one in recommendations}
    found = list(waiting().select_for_update(of=("self",)).filter(pk__in=asked))
    if not asked or len(found) != len(asked):
        raise policy.Refused(Words.NOTHING_WAITS)
    return [_bring(actor, one, meeting, minutes) for one in found]


def _bring(actor: policy.Actor, one: ClosingRecommendation, meeting: Gathering, minutes: int) -> AgendaItem:
    short = one.words if len(one.words) <= LONGEST_TITLE else one.words[: LONGEST_TITLE - 2].rstrip() + " …"
    in_short = one.words if short != one.words else one.group.name
    matter = Matter.objects.create(title=short, in_short=in_short, origin=Origin.GROUP)
    FromGroup.objects.create(recommendation=one, matter=matter)
    trace(actor=actor, act="taken_up.bring_from_group", matter=matter, tally={"matters": 1})
    return put_on_agenda(actor=actor, matter=matter, meeting=meeting, minutes=minutes)
