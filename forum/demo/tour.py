"""The two-minute tour: a few real pages of the demonstration, each with a line on what to look at."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from forum.demo.rules import BORN, DEMONSTRATION
from forum.ground.dated.queries import forum_of
from forum.journey.taken_up.models import Matter


@dataclass(frozen=True)
class Stop:
    """One page of the tour, and what to look at there."""

    path: str
    words: str


@dataclass(frozen=True)
class Ribbon:
    """What stands at the foot of the page while somebody is on the tour."""

    number: int
    of: int
    words: str
    before: str
    after: str


def _matter(title: str) -> str:
    found = Matter.objects.filter(title=title).values_list("public_id", flat=True).first()
    return f"/matters/{found}" if found else "/matters"


def stops() -> list[Stop]:
    """The pages, in the order in which one understands the forum."""
    return [
        Stop("/", _("This is what people do together here: members, carers, staff and local groups, as equals.")),
        Stop("/say", _("Everything begins with a few words. No name, no account. On paper, by phone or here.")),
        Stop(
            _matter("A way home after visiting"),
            _("Six people said the bus leaves too early. Walk down the path: taken up, decided, promised, done, told."),
        ),
        Stop(
            _matter("A call back on the day it was promised"),
            _("Here two people said: not there yet. So it opened again, and nobody else could close it."),
        ),
        Stop(
            _matter("A quiet room to wait in, Wisbech"),
            _("Sometimes the answer is no. Then it has a reason that people can live with."),
        ),
        Stop("/promises?show=waiting", _("What was promised and is still waited for stands here for all to see.")),
        Stop("/changed", _("Three honest numbers. “Changed” counts only when those who said it say so.")),
    ]


def ribbon(request: HttpRequest) -> dict[str, Any]:
    """Context of a page: the tour's ribbon where `?tour=` names a stop of it and this is a demonstration."""
    number = request.GET.get("tour", "")
    if not (number.isascii() and number.isdigit() and len(number) < 3):
        return {}
    if forum_of(request).other.get(BORN) != DEMONSTRATION:
        return {}
    all_stops, here = stops(), int(number)
    if not 1 <= here <= len(all_stops):
        return {}
    return {
        "ribbon": Ribbon(
            number=here,
            of=len(all_stops),
            words=all_stops[here - 1].words,
            before=_address(all_stops, here - 1),
            after=_address(all_stops, here + 1),
        )
    }


def first_stop() -> str:
    return _address(stops(), 1)


def _address(all_stops: list[Stop], number: int) -> str:
    if not 1 <= number <= len(all_stops):
        return "/demo"
    path, _mark, query = all_stops[number - 1].path.partition("?")
    return f"{path}?{f'{query}&' if query else ''}{urlencode({'tour': number})}"
