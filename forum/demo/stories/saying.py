"""How somebody in a story says something, and a member reads and sorts it."""

from forum.demo.county import County
from forum.ground import clock
from forum.journey.heard import actions as heard
from forum.journey.heard.actions import Heard
from forum.journey.heard.rules import AnswerWay, Channel
from forum.journey.themed import actions as themed
from forum.journey.themed.models import Theme
from forum.people.policy import VISITOR
from forum.rooms.gatherings.models import Gathering


def say(
    county: County,
    words: str,
    *,
    on_card: bool = False,
    publish: bool = True,
    way: str = AnswerWay.NONE,
    address: str = "",
    at: Gathering | None = None,
) -> Heard:
    """Say something here, or have a card typed in by the coordinator; `way` and `address` to be told the answer."""
    return heard.hear(
        actor=county.actor("noor") if on_card else VISITOR,
        words=words,
        said_on=clock.today(),
        channel=Channel.CARD if on_card else Channel.ONLINE,
        publish=publish,
        way=way,
        address=address,
        gathering=at,
    )


def theme(county: County, name: str) -> Theme:
    """The theme of that name, made when it is first needed."""
    return Theme.objects.filter(name=name).first() or themed.name_theme(actor=county.actor("joan"), name=name)


def sort(county: County, said: Heard, under: Theme, *, by: str = "marek") -> None:
    """Read a voice and put it under a theme."""
    themed.sort(actor=county.actor(by), voice=said.voice, theme=under, fit=True)
