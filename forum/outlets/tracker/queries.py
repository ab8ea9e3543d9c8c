"""What the tracker's pages ask, each in a few questions whatever the size."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forum.journey.answered.models import Answer, AnswerTo, Verdict
from forum.journey.heard.models import Voice
from forum.journey.taken_up.models import DirectAnswer, Feed, Matter
from forum.journey.themed.models import Placing, Theme
from forum.outlets.tracker import stations
from forum.outlets.tracker.stations import Moves, Station
from forum.record.models import Entry
from forum.record.queries import figures

if TYPE_CHECKING:
    from collections.abc import Iterable

NUMBERS = ("heard", "answered", "changed")


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


def three_numbers() -> dict[str, int]:
    """Heard, answered, changed: from the tallies, in one question."""
    return dict.fromkeys(NUMBERS, 0) | figures(NUMBERS)


def moves_of(matters: Iterable[Matter]) -> dict[int, Moves]:
    """What each of these matters went through, from the record, in one question."""
    by_subject = {f"matter:{matter.public_id}": matter.pk for matter in matters}
    entries: dict[int, list[Entry]] = defaultdict(list)
    for entry in Entry.objects.filter(subject__in=by_subject).order_by("sequence"):
        entries[by_subject[entry.subject]].append(entry)
    return {pk: Moves(entries[pk]) for pk in by_subject.values()}


@dataclass(frozen=True)
class Followed:
    """A voice, the themes it stands under, and its lines: one for each matter it feeds, one for the short road."""

    voice: Voice
    themes: list[Theme]
    lines: list[Line]


def follow(receipt: str) -> Followed | None:
    """What became of the voice of a receipt; None where no voice has it."""
    voice = Voice.objects.held_by(receipt).first()
    if voice is None:
        return None
    placings = list(Placing.objects.standing().filter(voice=voice).select_related("theme").order_by("pk"))
    feeds = list(Feed.objects.filter(voice=voice).select_related("matter").order_by("pk"))
    directs = list(DirectAnswer.objects.filter(voice=voice).order_by("pk"))
    verdicts = list(Verdict.objects.standing().filter(voice=voice))
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


def _through_matters(voice: Voice, placings: list[Placing], feeds: list[Feed], verdicts: list[Verdict]) -> list[Line]:
    if not feeds:
        return []
    moves = moves_of(feed.matter for feed in feeds)
    answers: dict[int, list[Answer]] = defaultdict(list)
    for to in AnswerTo.objects.filter(feed__in=feeds).select_related("answer").order_by("answer_id"):
        answers[to.feed_id].append(to.answer)
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
