"""What waits for readers, for whoever is on duty, and for the coordinator: who could do with a word, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from forum.ground import clock
from forum.ground.post.queries import letters_to_print
from forum.journey.heard import queries
from forum.journey.heard.models import Voice
from forum.journey.heard.rules import READ_WITHIN_WORKING_DAYS
from forum.journey.taken_up import from_groups
from forum.journey.themed.models import Placing
from forum.journey.themed.queries import how_many_wait
from forum.people.care.queries import reach_of
from forum.people.membership.models import Person
from forum.people.policy import Actor, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from forum.journey.heard.models import ReadingInTwos, Worry
    from forum.people.groups.models import ClosingRecommendation

SHOWN = 3
COUNTED = 100
LETTERS_COUNTED = 99
A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class ReadersDesk:
    """For members: what to read, what to sort, who would like company; for the duty person: worries."""

    to_read: Sequence[Voice] = ()
    to_sort: int = 0
    company: Sequence[ReadingInTwos] = ()
    worries: Sequence[Worry] = ()


@dataclass(frozen=True)
class CoordinatorsDesk:
    """A coordinator's morning. Of a worry, only that there is one, and whether somebody has looked."""

    waits_long: Sequence[Voice]
    how_many: int
    company: Sequence[ReadingInTwos]
    worries: Sequence[Worry]
    duty_is_empty: bool
    objections: Sequence[Placing]
    letters: int
    from_groups: Sequence[ClosingRecommendation]
    by_hand: Sequence[tuple[str, str]]  # who waits for a call, or for something made by hand, and which

    @property
    def is_calm(self) -> bool:
        waits = self.waits_long or self.company or self.worries or self.objections or self.letters or self.from_groups
        return not (waits or self.duty_is_empty)


def for_readers(actor: Actor) -> ReadersDesk:
    """What somebody who reads, sorts or is on duty finds on their desk."""
    worries = list(_worries()) if actor.holds(Role.DUTY) else []
    if not actor.holds(Role.MEMBER, Role.COORDINATOR):
        return ReadersDesk(worries=worries)
    to_read = queries.to_read(actor.person).select_related("content_note", "gathering__venue")
    return ReadersDesk(
        to_read=list(to_read[:SHOWN]),
        to_sort=how_many_wait(),
        company=list(queries.wants_company(actor.person)[:SHOWN]),
        worries=worries,
    )


def for_coordinator(actor: Actor) -> CoordinatorsDesk | None:
    """What the coordinator may want to look after; None for everybody else."""
    if not actor.holds(Role.COORDINATOR):
        return None
    late = Voice.objects.unread().filter(heard_at__lt=_reading_was_due_before(clock.today()))
    objected = Placing.objects.filter(objected=True, until__gte=clock.now() - A_WEEK, voice__withdrawn_at__isnull=True)
    return CoordinatorsDesk(
        waits_long=list(late[:SHOWN]),
        how_many=late.values("pk")[: COUNTED + 1].count(),
        company=list(queries.wants_company(None)[:SHOWN]),
        worries=list(_worries()),
        duty_is_empty=not queries.on_duty(),
        objections=list(objected.select_related("theme", "voice").order_by("-until")[:SHOWN]),
        letters=letters_to_print().values("pk")[:LETTERS_COUNTED].count(),
        from_groups=list(from_groups.waiting()[:SHOWN]),
        by_hand=_by_hand(),
    )


def _by_hand() -> list[tuple[str, str]]:
    """Those among the letters that wait whom no machine of ours can tell: by name, and in which form they are told."""
    waiting = letters_to_print().filter(to_kind="person").values_list("to_id", flat=True)[:LETTERS_COUNTED]
    forms = {one.person: one.sending.by_hand for one in reach_of(set(waiting)) if one.sending.by_hand}
    named = Person.objects.filter(pk__in=forms).order_by("called", "pk").values_list("pk", "called")
    return [(called, ", ".join(str(form.label) for form in forms[pk])) for pk, called in named]


def _worries() -> QuerySet[Worry]:
    return queries.open_worries().prefetch_related("told__person")[:SHOWN]


def _reading_was_due_before(today: date) -> datetime:
    """What was heard before this moment should have found its first reader by yesterday."""
    day = today
    while clock.next_working_day(day, READ_WITHIN_WORKING_DAYS) >= today:
        day -= timedelta(days=1)
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
