"""What a meeting's pack holds: gathered once, for the page, the PDF and the ODT."""

from dataclasses import dataclass

from django.db.models import Prefetch

from forum.journey.decided.models import ItemInterest
from forum.journey.taken_up.models import AgendaItem, PublicQuestion
from forum.rooms.gatherings.models import AgreedAction, Gathering, Minutes, Slot
from forum.rooms.gatherings.queries import last_meeting_before
from forum.rooms.together.models import Work

AT_MOST = 40


@dataclass(frozen=True)
class Stretch:
    """One stretch of the agenda: when it begins, in minutes from the start, and the matter in it."""

    slot: Slot
    begins: int
    item: AgendaItem | None


@dataclass(frozen=True)
class Pack:
    gathering: Gathering
    stretches: list[Stretch]
    works: list[Work]
    to_do: list[AgreedAction]
    reported: list[AgreedAction]
    last_minutes: Minutes | None
    questions: list[PublicQuestion]

    @property
    def minutes(self) -> int:
        return sum(one.slot.minutes for one in self.stretches)


def pack_of(gathering: Gathering) -> Pack:
    """The pack of a meeting: its agenda with each matter's notes, and whatever comes before every meeting."""
    last = last_meeting_before(gathering)
    since = last.starts_at if last else gathering.announced_at
    works = Work.objects.going_on().select_related("group").prefetch_related("partners")
    reported = AgreedAction.objects.with_the_governors().filter(done_on__isnull=False)
    questions = PublicQuestion.objects.filter(set_aside_at=None).exclude(shown="")
    return Pack(
        gathering=gathering,
        stretches=_stretches(gathering),
        works=list(works[:AT_MOST]),
        to_do=list(AgreedAction.objects.open().select_related("gathering")[:AT_MOST]),
        reported=list(reported.filter(done_on__gte=since.date())[:AT_MOST]) if since else [],
        last_minutes=Minutes.objects.filter(gathering=last).first() if last else None,
        questions=list((questions.filter(answered_at__gte=since) if since else questions).order_by("-pk")[:AT_MOST]),
    )


def _stretches(gathering: Gathering) -> list[Stretch]:
    declared = Prefetch("interests", ItemInterest.objects.select_related("seat").order_by("pk"))
    items = AgendaItem.objects.filter(slot__gathering=gathering).select_related("matter")
    by_slot = {one.slot_id: one for one in items.prefetch_related(declared, "matter__impact_notes")}
    stretches, begins = [], 0
    for slot in gathering.slots.order_by("order"):
        stretches.append(Stretch(slot, begins, by_slot.get(slot.pk)))
        begins += slot.minutes
    return stretches
