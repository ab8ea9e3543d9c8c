"""What is kept of each public thing for the search: what to show of it, and its words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.text import Truncator

from forum.ground import clock
from forum.journey.taken_up.models import Matter, PublicQuestion
from forum.outlets.tracker.rules import Findable as Kind
from forum.people.membership.models import Group
from forum.rooms.gatherings.models import Gathering
from forum.rooms.together.models import Practice, Story, Table, Work


@dataclass(frozen=True)
class Said:
    """What is kept of one thing: what to show, the words to find it by, and where it leads."""

    ref: str
    title: str
    in_short: str
    day: date
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
            one.public_id, one.title, f"{one.venue.name}, {one.venue.town}", timezone.localdate(one.starts_at),
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


FOUND_BY: dict[str, Callable[[set[str]], list[Said]]] = {
    Kind.MATTER: _matters,
    Kind.WORK: _works,
    Kind.GATHERING: _gatherings,
    Kind.QUESTION: _questions,
    Kind.STORY: _stories,
    Kind.PRACTICE: _practices,
    Kind.TABLE: _tables,
    Kind.GROUP: _groups,
}
