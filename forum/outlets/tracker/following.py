"""Where a voice is now: its lines, one through each matter it feeds, and one for the short road."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import F, FilteredRelation, Q

from forum.ground import codes
from forum.journey.answered.models import Answer, Verdict
from forum.journey.heard.models import Voice
from forum.journey.taken_up.models import DirectAnswer, Feed, Matter
from forum.journey.themed.models import Placing, Theme
from forum.outlets.tracker import stations
from forum.outlets.tracker.often import Often, moment
from forum.outlets.tracker.queries import moves_of

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
    themes: list[Theme]
    lines: list[Line]


@Often
def _voice(fingerprint: str) -> QuerySet[Voice]:
    """A voice and the themes it stands under: a row for each of them, or one row with none."""
    standing = FilteredRelation("placings", condition=Q(placings__until__isnull=True))
    voices = Voice.objects.filter(receipt__fingerprint=fingerprint).only("said_on", "heard_at")
    return voices.annotate(
        standing=standing,
        since=F("standing__since"),
        theme=F("standing__theme__public_id"),
        theme_name=F("standing__theme__name"),
    ).order_by("standing__pk")


@Often
def _feeds(voice: int) -> QuerySet[Feed]:
    feeds = Feed.objects.filter(voice=voice).order_by("pk")
    return feeds.annotate(matter_ref=F("matter__public_id"), matter_title=F("matter__title"))


@Often
def _answers(voice: int) -> QuerySet[Answer]:
    return Answer.objects.filter(to__feed__voice=voice).annotate(feed=F("to__feed_id")).order_by("pk")


@Often
def _directs(voice: int) -> QuerySet[DirectAnswer]:
    return DirectAnswer.objects.filter(voice=voice).order_by("pk")


@Often
def _verdicts(voice: int) -> QuerySet[Verdict]:
    return Verdict.objects.standing().filter(voice=voice)


def follow(receipt: str) -> Followed | None:
    """What became of the voice of a receipt; None where no voice has it."""
    rows = _voice(codes.fingerprint(receipt, key=settings.RECEIPT_KEY)) if codes.check(receipt) else []
    if not rows:
        return None
    voice, placings = rows[0], _placings(rows)
    feeds, directs, verdicts = _feeds(voice.pk), _directs(voice.pk), _verdicts(voice.pk)
    lines = _through_matters(voice, placings, feeds, verdicts)
    if directs or not feeds:
        on_direct = {verdict.direct_id: verdict for verdict in verdicts if verdict.direct_id}
        newest = directs[-1] if directs else None
        lines.append(
            Line(
                matter=None,
                stations=stations.of_short_road(voice=voice, placings=placings, directs=directs, verdicts=on_direct),
                direct=newest,
                verdict=on_direct.get(newest.pk) if newest else None,
            )
        )
    return Followed(voice=voice, themes=[placing.theme for placing in placings], lines=lines)


def _placings(rows: list[Voice]) -> list[Placing]:
    placings = []
    for row in rows:
        under: Any = row  # with what was asked for beside the voice's own fields
        if under.theme:
            theme = Theme(public_id=under.theme, name=under.theme_name)
            placings.append(Placing(theme=theme, since=moment(under.since)))
    return placings


def _through_matters(voice: Voice, placings: list[Placing], feeds: list[Feed], verdicts: list[Verdict]) -> list[Line]:
    if not feeds:
        return []
    for feed in feeds:
        ref, title = feed.matter_ref, feed.matter_title  # type: ignore[attr-defined]  # annotated
        feed.matter = Matter(pk=feed.matter_id, public_id=ref, title=title)
    moves = moves_of(feed.matter for feed in feeds)
    answers: dict[int, list[Answer]] = defaultdict(list)
    for answer in _answers(voice.pk):
        answers[answer.feed].append(answer)  # type: ignore[attr-defined]  # annotated
    on_answer = {verdict.answer_id: verdict for verdict in verdicts if verdict.answer_id}
    lines = []
    for feed in feeds:
        newest = answers[feed.pk][-1] if answers[feed.pk] else None
        lines.append(
            Line(
                matter=feed.matter,
                stations=stations.of_feed(
                    voice=voice,
                    placings=placings,
                    feed=feed,
                    moves=moves[feed.matter_id],
                    answers=answers[feed.pk],
                    verdicts=on_answer,
                ),
                answer=newest,
                verdict=on_answer.get(newest.pk) if newest else None,
            )
        )
    return lines
