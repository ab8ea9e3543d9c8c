"""How the forum of a story takes something up, decides, and hears from those who spoke."""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.demo.county import County
from forum.demo.stories.saying import theme
from forum.journey.answered import actions as answered
from forum.journey.decided import actions as decided
from forum.journey.decided.models import Decision
from forum.journey.decided.rules import Stand
from forum.journey.heard.actions import Heard
from forum.journey.taken_up import actions as taken_up
from forum.journey.taken_up.models import Matter
from forum.people.policy import VISITOR
from forum.rooms.gatherings.models import Presence


@dataclass(frozen=True)
class Dissent:
    """A seat that stood aside or objected, in its own words."""

    seat: str
    stand: Stand
    words: str


def take_up(county: County, title: str, in_short: str, themes: str, *, by: str = "ruth") -> Matter:
    return taken_up.take_up(
        actor=county.actor(by), title=title, in_short=in_short, meeting=county.meeting(), themes=[theme(county, themes)]
    )


def note(county: County, matter: Matter, who: str, words: str, signed: str) -> None:
    taken_up.write_impact_note(actor=county.actor(who), matter=matter, words=words, signed=signed)


def decide(county: County, matter: Matter, words: str, *dissent: Dissent, reason: str = "") -> Decision:
    """Decide at the meeting held last; every seat that was there agrees but those that say otherwise."""
    meeting = county.meeting()
    item = taken_up.put_on_agenda(actor=county.actor("noor"), matter=matter, meeting=meeting)
    otherwise = {one.seat: (one.stand, one.words) for one in dissent}
    there = Presence.objects.filter(gathering=meeting).select_related("seat")
    return decided.decide_by_consent(
        actor=county.actor("ruth"),
        item=item,
        words=words,
        stands={one.seat: otherwise.get(one.seat.slug, (Stand.CONSENT, "")) for one in there},
        reason=reason,
    )


def judge(
    matter: Matter, said: Sequence[Heard], *, yes: Sequence[int] = (), no: Sequence[int] = (), because: str = ""
) -> None:
    answer = matter.answers.newest()[0]
    for places, answers_me in ((yes, True), (no, False)):
        for place in places:
            answered.judge(
                actor=VISITOR,
                receipt=said[place].code,
                answer=answer,
                answers_me=answers_me,
                because="" if answers_me else because,
            )
