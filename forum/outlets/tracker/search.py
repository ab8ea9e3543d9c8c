"""The public search: matters with all that was decided, promised and answered, work together, gatherings.

A job reads the record on, so that no page and no act waits for it. Words of speakers are not in it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from forum.ground.fulltext.index import Index
from forum.journey.taken_up.models import Matter
from forum.outlets.tracker.models import Findable
from forum.outlets.tracker.rules import Findable as Kind
from forum.record.reading_on import Line, read_on
from forum.rooms.gatherings.models import Gathering
from forum.rooms.together.models import Work

PUBLIC = Index("tracker_public")
AT_ONCE = 100
SHOWN = 20


@dataclass(frozen=True)
class _Said:
    """What is kept of one thing: what to show, and the words to find it by."""

    ref: str
    title: str
    in_short: str
    day: date
    words: str


def fill(limit: int = AT_ONCE) -> int:
    """Read the record on and look again at whatever it speaks of; say how many entries were read."""
    return read_on(bookmark=PUBLIC, keep=_look_again, limit=limit)


def _look_again(lines: list[Line]) -> None:
    for kind, find in FOUND_BY.items():
        refs = {line.subject.removeprefix(f"{kind}:") for line in lines if line.subject.startswith(f"{kind}:")}
        if refs:
            _keep(kind, find(refs))


def _keep(kind: str, found: Iterable[_Said]) -> None:
    rows = []
    for said in found:
        shown = {"title": said.title, "in_short": said.in_short, "day": said.day}
        row, _fresh = Findable.objects.update_or_create(kind=kind, ref=said.ref, defaults=shown)
        rows.append((row.pk, said.words))
    PUBLIC.put(rows)


def _matters(refs: set[str]) -> list[_Said]:
    matters = Matter.objects.filter(public_id__in=refs).prefetch_related(
        "decisions__recommendations__reply", "commitments__claims__outcome", "answers", "impact_notes", "themes"
    )
    return [
        _Said(one.public_id, one.title, one.in_short, timezone.localdate(one.opened_at), " ".join(_words_of(one)))
        for one in matters
    ]


def _words_of(matter: Matter) -> Iterable[str]:
    yield from (matter.title, matter.in_short, matter.what_is_open)
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


def _works(refs: set[str]) -> list[_Said]:
    works = Work.objects.filter(public_id__in=refs).prefetch_related("partners", "all_news")
    return [
        _Said(
            one.public_id, one.title, one.in_short, one.started_on,
            " ".join([one.title, one.in_short, *(each.name for each in one.partners.all()),
                      *(each.words for each in one.all_news.all())]),
        )
        for one in works
    ]  # fmt: skip


def _gatherings(refs: set[str]) -> list[_Said]:
    gatherings = Gathering.objects.open_to_all().for_page().filter(public_id__in=refs)
    return [
        _Said(
            one.public_id, one.title, f"{one.venue.name}, {one.venue.town}", timezone.localdate(one.starts_at),
            f"{one.title} {one.in_short} {one.venue.name} {one.venue.town} {one.venue.area.name}",
        )
        for one in gatherings
    ]  # fmt: skip


FOUND_BY: dict[str, Callable[[set[str]], list[_Said]]] = {
    Kind.MATTER: _matters,
    Kind.WORK: _works,
    Kind.GATHERING: _gatherings,
}


def look_for(typed: str) -> tuple[list[Findable], str]:
    """What has these words, the best first; and what was looked for, where something may have been mistyped."""
    found = PUBLIC.search(typed, limit=SHOWN)
    rows = {row.pk: row for row in Findable.objects.filter(pk__in=found.rows)}
    return [rows[key] for key in found.rows if key in rows], found.meant
