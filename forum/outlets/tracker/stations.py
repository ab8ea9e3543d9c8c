"""The journey line: from what a voice and its matter went through to stations, each with its words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import ngettext

from forum.ground.pages.filters import in_words
from forum.ground.pages.language import in_language as _
from forum.journey.answered.rules import ENDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from forum.journey.answered.models import Answer, Verdict
    from forum.journey.heard.models import Voice
    from forum.journey.taken_up.models import DirectAnswer, Feed
    from forum.record.models import Entry


class Station(NamedTuple):
    """One stop on the line. `kind` is `flag` where somebody said yes, `loop` where it went round again."""

    name: str
    reached: bool = False
    when: date | None = None
    words: str = ""
    kind: str = ""


class Under(NamedTuple):
    """A theme that a voice stands under, and since when."""

    public_id: str
    name: str
    since: datetime


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)


class Moves:
    """The entries of one matter, asked by their act; the newest of an act counts."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.newest: dict[str, Entry] = {}
        for entry in entries:
            self.newest[entry.act] = entry

    def day(self, act: str) -> date | None:
        entry = self.newest.get(act)
        return entry.day if entry else None

    def fact(self, act: str, name: str) -> Any:
        entry = self.newest.get(act)
        return entry.facts.get(name) if entry else None


def _said_day(iso: object) -> str:
    return date_format(date.fromisoformat(str(iso)), "j F") if iso else ""


def long_road(moves: Moves) -> list[Station]:
    """Decided, replied, promised, done: what the matter itself went through."""
    agreed = moves.fact("decided.decide_by_consent", "agreed")
    stations = [
        Station(
            _("Decided"),
            reached=agreed is not None,
            when=moves.day("decided.decide_by_consent"),
            words={True: _("The forum agreed."), False: _("The forum did not agree, and said why.")}.get(agreed, ""),
        )
    ]
    asked, replied = moves.day("decided.recommend"), moves.fact("promised.reply", "reply")
    if asked or replied:
        said = {"accepted": _("The office said yes."), "partly": _("The office said yes to a part, and why."),
                "refused": _("The office said no, and why.")}  # fmt: skip
        by = _said_day(moves.fact("decided.recommend", "reply by"))
        words = said.get(str(replied), _("An office was asked. It replies by %(day)s.") % {"day": by})
        stations.append(Station(_("Replied"), reached=bool(replied), when=moves.day("promised.reply"), words=words))
    due = _said_day(moves.fact("promised.commit_to", "due"))
    promised, done = moves.day("promised.commit_to"), moves.day("promised.claim_done")
    if replied != "refused" or promised:
        words = _("Somebody promised it, by %(day)s.") % {"day": due} if due else ""
        stations += [
            Station(_("Promised"), reached=bool(promised), when=promised, words=words),
            Station(
                _("Done"), reached=bool(done), when=done, words=_("Those who promised say it is done.") if done else ""
            ),
        ]
    return stations


def of_matter(*, opened: datetime, moves: Moves, answers: Sequence[Answer]) -> list[Station]:
    """The line of a matter, for its own page; `answers` are all that were given, the oldest first."""
    stations = [Station(_("Taken up"), reached=True, when=_day(opened)), *long_road(moves)]
    ends = [answer for answer in answers if answer.kind in ENDS]
    for answer in ends:
        stations.append(
            Station(_("Answered"), reached=True, when=_day(answer.answered_at), words=_("Told to everybody who spoke."))
        )
        if answer.no:
            words = ngettext(
                "One of them says: it does not answer me.", "%(number)s of them say: it does not answer me.", answer.no
            ) % {"number": in_words(answer.no).capitalize()}
            stations.append(Station(_("Not there yet"), reached=True, words=words, kind="loop"))
    if not ends or ends[-1].no:
        return [*stations, Station(_("Answered again") if ends else _("Answered")), Station(_("They tell us"))]
    yes = ends[-1].yes
    words = ngettext("One says: this answers me.", "%(number)s say: this answers me.", yes) % {
        "number": in_words(yes).capitalize()
    }
    return [
        *stations,
        Station(_("They tell us"), reached=yes > 0, kind="flag" if yes else "", words=words if yes else ""),
    ]


def of_feed(
    *,
    voice: Voice,
    under: Sequence[Under],
    feed: Feed,
    moves: Moves,
    answers: Sequence[Answer],
    verdicts: dict[int, Verdict],
) -> list[Station]:
    """The line of one voice through one matter, with a loop for each time it went round again."""
    stations = [
        *_beginning(voice, under),
        Station(_("Taken up"), reached=True, when=_day(feed.since), words=feed.matter.title),
    ]
    stations += long_road(moves)
    ends = [answer for answer in answers if answer.kind in ENDS]
    for answer in ends:
        stations.append(Station(_("Answered"), reached=True, when=_day(answer.answered_at)))
        verdict = verdicts.get(answer.pk)
        if verdict and not verdict.answers_me:
            words = _("You told us that it does not answer you. It is open again.")
            stations.append(
                Station(_("Not there yet"), reached=True, when=_day(verdict.given_at), words=words, kind="loop")
            )
    return stations + _ending(verdicts.get(ends[-1].pk) if ends else None, answered=bool(ends))


def of_short_road(
    *,
    voice: Voice,
    under: Sequence[Under],
    directs: Sequence[DirectAnswer],
    verdicts: dict[int, Verdict],
) -> list[Station]:
    """The line of a voice that was answered straight away, or that waits."""
    stations = _beginning(voice, under)
    for direct in directs:
        stations.append(Station(_("Answered"), reached=True, when=_day(direct.answered_at)))
        verdict = verdicts.get(direct.pk)
        if verdict and not verdict.answers_me:
            stations.append(Station(_("Not there yet"), reached=True, when=_day(verdict.given_at), kind="loop"))
    return stations + _ending(verdicts.get(directs[-1].pk) if directs else None, answered=bool(directs))


def _beginning(voice: Voice, under: Sequence[Under]) -> list[Station]:
    names = ", ".join(theme.name for theme in under)
    when = _day(under[0].since) if under else None
    return [
        Station(_("Heard"), reached=True, when=_day(voice.heard_at)),
        *([Station(_("Put with others"), reached=True, when=when, words=names)] if under else []),
    ]


def _ending(verdict: Verdict | None, *, answered: bool) -> list[Station]:
    if verdict and verdict.answers_me:
        return [
            Station(
                _("You told us"), reached=True, when=_day(verdict.given_at), words=_("This answers me."), kind="flag"
            )
        ]
    if verdict or not answered:
        return [Station(_("Answered")), Station(_("You tell us"))]
    return [Station(_("You tell us"), words=_("Does it answer you?"))]
