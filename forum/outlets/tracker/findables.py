"""What is kept of each public thing for the search: what to show of it, and its words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch
from django.utils import timezone
from django.utils.text import Truncator

from forum.ground import clock
from forum.journey.taken_up.models import Matter, PublicQuestion
from forum.outlets.tracker.rules import Findable as Kind
from forum.people.membership.models import Group, Office
from forum.people.partners.queries import partners
from forum.people.roles.models import InvolvementRole
from forum.rooms.gatherings.models import Gathering, Minutes, Venue, Visit, VisitPoint
from forum.rooms.together.models import Practice, Story, Table, Work

SAID_OF_A_ROLE = (
    "what", "how_long", "gives", "help_there", "where", "principles", "purpose", "presence", "process", "impact",
)  # fmt: skip


@dataclass(frozen=True)
class Said:
    """What is kept of one thing: what to show, the words to find it by, and where it leads."""

    ref: str
    title: str
    in_short: str
    day: date | None
    words: str
    leads_to: str


def _matters(refs: set[str]) -> list[Said]:
    matters = Matter.objects.filter(public_id__in=refs).prefetch_related(
        "decisions__recommendations__reply", "commitments__claims__outcome", "answers", "impact_notes", "themes"
    )
    return [
        Said(
            one.public_id, one.title, one.in_short, timezone.localdate(one.opened_at), " ".join(_words_of(one)),
            f"/matters/{one.public_id}",
        )
        for one in matters
    ]  # fmt: skip


def _words_of(matter: Matter) -> Iterable[str]:
    yield from (matter.in_short, matter.what_is_open)
    yield from (theme.name for theme in matter.themes.all())
    yield from (note.words for note in matter.impact_notes.all())
    yield from (answer.words for answer in matter.answers.all())
    for decision in matter.decisions.all():
        yield decision.words
        for asked in decision.recommendations.all():
            yield asked.words
            if hasattr(asked, "reply"):
                yield asked.reply.reason
    for promise in matter.commitments.all():
        yield promise.words
        yield from (claim.outcome.words for claim in promise.claims.all())


def _works(refs: set[str]) -> list[Said]:
    works = Work.objects.filter(public_id__in=refs).prefetch_related("partners", "all_news")
    return [
        Said(
            one.public_id, one.title, one.in_short, one.started_on,
            " ".join([one.in_short, *(each.name for each in one.partners.all()),
                      *(each.words for each in one.all_news.all())]),
            f"/together/{one.public_id}",
        )
        for one in works
    ]  # fmt: skip


def _gatherings(refs: set[str]) -> list[Said]:
    gatherings = Gathering.objects.open_to_all().for_page().filter(public_id__in=refs)
    return [
        Said(
            one.public_id, one.titled(), f"{one.venue.name}, {one.venue.town}", timezone.localdate(one.starts_at),
            f"{one.in_short} {one.venue.name}, {one.venue.town}, {one.venue.area.name}", f"/come/{one.public_id}",
        )
        for one in gatherings
    ]  # fmt: skip


def _questions(refs: set[str]) -> list[Said]:
    asked = PublicQuestion.objects.filter(public_id__in=refs, answered_at__isnull=False)
    return [
        Said(one.public_id, Truncator(one.shown).chars(140), "", timezone.localdate(one.answered_at),
             f"{one.shown} {one.answer}", "/questions")
        for one in asked
    ]  # fmt: skip


def _stories(refs: set[str]) -> list[Said]:
    return [
        Said(
            one.public_id,
            one.title,
            one.byline,
            timezone.localdate(one.shown_at),
            one.words,
            f"/stories/{one.public_id}",
        )
        for one in Story.objects.shown().filter(public_id__in=refs)
    ]


def _practices(refs: set[str]) -> list[Said]:
    shown = Practice.objects.filter(public_id__in=refs, shown_at__isnull=False, closed_at=None)
    return [
        Said(one.public_id, one.title, "", timezone.localdate(one.shown_at),
             " ".join([one.what, *(f"{trial.where}: {trial.came_of_it}" for trial in one.trials.all())]),
             "/together/practice")
        for one in shown.prefetch_related("trials")
    ]  # fmt: skip


def _tables(refs: set[str]) -> list[Said]:
    known = Table.objects.filter(public_id__in=refs, ended_on=None).prefetch_related("brought_back")
    return [
        Said(one.public_id, one.name, one.of, one.since or clock.today(),
             " ".join([one.of, one.decides, one.asked, *(each.words for each in one.brought_back.all())]), "/tables")
        for one in known
    ]  # fmt: skip


def _groups(refs: set[str]) -> list[Said]:
    named = Group.objects.in_the_open().filter(public_id__in=refs)
    return [
        Said(one.public_id, one.name, one.in_short, one.formed_on, one.in_short, f"/groups/{one.slug}") for one in named
    ]


def _minutes(refs: set[str]) -> list[Said]:
    approved = Minutes.objects.filter(gathering__public_id__in=refs, approved_at__isnull=False)
    approved = approved.filter(gathering__in=Gathering.objects.open_to_all()).select_related("gathering__venue")
    return [
        Said(
            one.gathering.public_id, one.gathering.title, f"{one.gathering.venue.name}, {one.gathering.venue.town}",
            timezone.localdate(one.gathering.starts_at), " · ".join(_words_of_minutes(one.gathering)),
            f"/come/{one.gathering.public_id}/minutes",
        )
        for one in approved.prefetch_related("gathering__slots__note", "gathering__agreed_actions")
    ]  # fmt: skip


def _words_of_minutes(gathering: Gathering) -> Iterable[str]:
    for slot in gathering.slots.all():
        yield slot.title
        if hasattr(slot, "note"):
            yield slot.note.words
    yield from (agreed.words for agreed in gathering.agreed_actions.all())


def _roles() -> list[Said]:
    return [
        Said(one.public_id, one.title, Truncator(one.what).chars(200), timezone.localdate(one.published_at),
             " ".join(getattr(one, name) for name in SAID_OF_A_ROLE), f"/roles/{one.public_id}")
        for one in InvolvementRole.objects.looking()
    ]  # fmt: skip


def _partners() -> list[Said]:
    points = Prefetch("points", queryset=VisitPoint.objects.by_enough(), to_attr="shown")
    approved = Visit.objects.filter(approved_at__isnull=False, gathering__visits__isnull=False)
    told: dict[int | None, list[str]] = {}
    for visit in approved.select_related("gathering").prefetch_related(points).order_by("-pk"):
        words = told.setdefault(visit.gathering.visits_id, [])
        words += [visit.shared, *(point.words for point in visit.shown)]
    return [
        Said(one.public_id, one.name, one.in_short, None, " · ".join([one.in_short, one.aims, *told.get(one.pk, [])]),
             f"/visited/{one.slug}")
        for one in partners()
    ]  # fmt: skip


def _offices() -> list[Said]:
    return [
        Said(one.public_id, one.name, one.organisation.name, None, one.organisation.name, f"/offices/{one.slug}")
        for one in Office.objects.select_related("organisation")
    ]


def _venues() -> list[Said]:
    met_in = Gathering.objects.open_to_all().filter(venue=OuterRef("pk"))
    return [
        Said(one.public_id, one.name, one.town, None,
             f"{one.town}, {one.area.name}. {one.directions} {one.bus}", f"/venues/{one.public_id}")
        for one in Venue.objects.filter(Exists(met_in)).select_related("area")
    ]  # fmt: skip


# What the record speaks of, by the subject of its entries: looked at again when it does.
FOUND_BY: tuple[tuple[str, Kind, Callable[[set[str]], list[Said]]], ...] = (
    ("matter", Kind.MATTER, _matters),
    ("work", Kind.WORK, _works),
    ("gathering", Kind.GATHERING, _gatherings),
    ("gathering", Kind.MINUTES, _minutes),
    ("question", Kind.QUESTION, _questions),
    ("story", Kind.STORY, _stories),
    ("practice", Kind.PRACTICE, _practices),
    ("table", Kind.TABLE, _tables),
    ("group", Kind.GROUP, _groups),
)
# What it does not speak of, and there is little of: all of it is looked at from time to time.
STANDING: dict[Kind, Callable[[], list[Said]]] = {
    Kind.ROLE: _roles,
    Kind.PARTNER: _partners,
    Kind.OFFICE: _offices,
    Kind.VENUE: _venues,
}
