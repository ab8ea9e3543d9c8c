"""Where a voice is now: its lines, one through each matter it feeds, and one for the short road."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import F, FilteredRelation, Q, Subquery

from forum.ground import codes
from forum.journey.answered.models import Answer, Verdict
from forum.journey.heard.models import Receipt, Voice
from forum.journey.taken_up.models import DirectAnswer, Feed, Matter
from forum.outlets.tracker import stations
from forum.outlets.tracker.often import Often, moment, together
from forum.outlets.tracker.queries import moves_among, newest_moves, subjects_of
from forum.outlets.tracker.stations import Under

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from forum.outlets.tracker.stations import Station


@dataclass(frozen=True)
class Line:
    """One line to draw for a voice: through a matter, or on the short road."""

    matter: Matter | None
    stations: list[Station]
    answer: Answer | None = None
    direct: DirectAnswer | None = None
    verdict: Verdict | None = None

    @property
    def asks(self) -> bool:
        """Whether there is an answer that its speaker may tell us about."""
        return bool(self.answer or self.direct)


@dataclass(frozen=True)
class Followed:
    """A voice, the themes it stands under, and its lines: one for each matter it feeds, one for the short road."""

    voice: Voice
    themes: list[Under]
    lines: list[Line]


def _held(fingerprint: str) -> QuerySet[Voice]:
    # Found apart, never joined: PostgreSQL plans each join of a question anew, longer than it takes to answer it.
    return Voice.objects.filter(receipt=Subquery(Receipt.objects.filter(fingerprint=fingerprint).values("pk")))


def _its(fingerprint: str) -> Subquery:
    return Subquery(_held(fingerprint).values("pk"))


@Often
def _voice(fingerprint: str) -> QuerySet[Voice]:
    """A voice and the themes it stands under: a row for each of them, or one row with none."""
    standing = FilteredRelation("placings", condition=Q(placings__until__isnull=True))
    return (
        _held(fingerprint)
        .only("said_on", "heard_at", "first_read_at", "withdrawn_at", "set_aside_at")
        .annotate(
            names_out=F("mask__pk"),
            put_in_words=F("version__written_at"),
            said_yes_to_words=F("version__confirmed_at"),
            standing=standing,
            since=F("standing__since"),
            theme=F("standing__theme__public_id"),
            theme_name=F("standing__theme__name"),
        )
        .order_by("standing__pk")
    )


def wants_yes(voice: Voice) -> bool:
    """Whether somebody put this voice in words and its speaker has not said yet whether they mean that."""
    return bool(getattr(voice, "put_in_words", None)) and not getattr(voice, "said_yes_to_words", None)


@Often
def _feeds(fingerprint: str) -> QuerySet[Feed]:
    feeds = Feed.objects.filter(voice=_its(fingerprint)).order_by("pk")
    return feeds.annotate(matter_ref=F("matter__public_id"), matter_title=F("matter__title"))


@Often
def _directs(fingerprint: str) -> QuerySet[DirectAnswer]:
    return DirectAnswer.objects.filter(voice=_its(fingerprint)).order_by("pk")


@Often
def _verdicts(fingerprint: str) -> QuerySet[Verdict]:
    return Verdict.objects.standing().filter(voice=_its(fingerprint))


@Often
def _answers(*feeds: int) -> QuerySet[Answer]:
    return Answer.objects.filter(to__feed__in=feeds).annotate(feed=F("to__feed_id")).order_by("pk")


def follow(receipt: str) -> Followed | None:
    """What became of the voice of a receipt; None where no voice has it."""
    if not codes.check(receipt):
        return None
    by = [codes.fingerprint(receipt, key=settings.RECEIPT_KEY)]
    rows, feeds, directs, verdicts = together((_voice, by), (_feeds, by), (_directs, by), (_verdicts, by))
    if not rows:
        return None
    voice, under = rows[0], _under(rows)
    lines = _through_matters(voice, under, feeds, verdicts)
    if directs or not feeds:
        on_direct = {verdict.direct_id: verdict for verdict in verdicts if verdict.direct_id}
        newest = directs[-1] if directs else None
        lines.append(
            Line(
                matter=None,
                stations=stations.of_short_road(voice=voice, under=under, directs=directs, verdicts=on_direct),
                direct=newest,
                verdict=on_direct.get(newest.pk) if newest else None,
            )
        )
    return Followed(voice=voice, themes=under, lines=lines)


def _under(rows: list[Any]) -> list[Under]:
    return [Under(row.theme, row.theme_name, moment(row.since)) for row in rows if row.theme]


def _through_matters(voice: Voice, under: list[Under], feeds: list[Any], verdicts: list[Verdict]) -> list[Line]:
    if not feeds:
        return []
    matters = [Matter(pk=feed.matter_id, public_id=feed.matter_ref, title=feed.matter_title) for feed in feeds]
    entries, told = together((newest_moves, subjects_of(matters)), (_answers, [feed.pk for feed in feeds]))
    moves = moves_among(entries, matters)
    answers: dict[int, list[Answer]] = defaultdict(list)
    for answer in told:
        answers[answer.feed].append(answer)
    on_answer = {verdict.answer_id: verdict for verdict in verdicts if verdict.answer_id}
    lines = []
    for feed, matter in zip(feeds, matters, strict=True):
        feed.matter = matter
        newest = answers[feed.pk][-1] if answers[feed.pk] else None
        lines.append(
            Line(
                matter=matter,
                stations=stations.of_feed(
                    voice=voice,
                    under=under,
                    feed=feed,
                    moves=moves[matter.pk],
                    answers=answers[feed.pk],
                    verdicts=on_answer,
                ),
                answer=newest,
                verdict=on_answer.get(newest.pk) if newest else None,
            )
        )
    return lines
