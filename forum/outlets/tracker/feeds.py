"""Atom feeds of the public lists (RFC 4287), for whoever would rather be told than look."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from forum.ground.dated.queries import forum_of
from forum.journey.answered.models import Answer
from forum.journey.answered.rules import ENDS
from forum.journey.decided.models import Decision
from forum.journey.promised.models import Commitment
from forum.journey.taken_up.models import Matter
from forum.people.policy import Role
from forum.people.policy.doors import opens_to
from forum.rooms.gatherings.models import Gathering

NEWEST = 20
LONG = 400


@dataclass(frozen=True)
class Item:
    """One entry of a feed; its address never changes, so that no reader sees it twice."""

    unique: str
    path: str
    title: str
    words: str
    at: datetime


def _answers() -> Iterable[Item]:
    for one in Answer.objects.newest().filter(kind__in=ENDS).select_related("matter")[:NEWEST]:
        title = f"{one.matter.title}: {one.get_kind_display()}"
        yield Item(one.public_id, f"/matters/{one.matter.public_id}", title, one.words, one.answered_at)


def _matters() -> Iterable[Item]:
    for one in Matter.objects.order_by("-opened_at", "-pk")[:NEWEST]:
        yield Item(one.public_id, f"/matters/{one.public_id}", one.title, one.in_short, one.opened_at)


def _decisions() -> Iterable[Item]:
    for one in Decision.objects.select_related("matter").order_by("-decided_at", "-pk")[:NEWEST]:
        yield Item(one.public_id, f"/matters/{one.matter.public_id}", one.matter.title, one.words, one.decided_at)


def _promises() -> Iterable[Item]:
    for one in Commitment.objects.select_related("matter").order_by("-made_at", "-pk")[:NEWEST]:
        yield Item(one.public_id, f"/promises/{one.public_id}", one.matter.title, one.words, one.made_at)


def _gatherings() -> Iterable[Item]:
    rows = Gathering.objects.open_to_all().select_related("venue").order_by("-announced_at", "-pk")[:NEWEST]
    for one in rows:
        words = " ".join(
            part for part in (f"{one.venue.name}, {one.venue.town}.", one.cancelled_why or one.in_short) if part
        )
        title = one.titled(f"{one.title}, {localtime(one.starts_at):%-d %B %Y, %H:%M}")
        yield Item(
            one.public_id, f"/come/{one.public_id}", title, words, one.changed_at or one.announced_at or one.starts_at
        )


FEEDS: dict[str, tuple[Callable[[], str], Callable[[], Iterable[Item]]]] = {
    "changed": (lambda: _("What changed"), _answers),
    "matters": (lambda: _("Matters we took up"), _matters),
    "decisions": (lambda: _("What we decided"), _decisions),
    "promises": (lambda: _("Promises, and how they go"), _promises),
    "come": (lambda: _("Come along"), _gatherings),
}


def _newest(_request: HttpRequest, name: str) -> datetime | None:
    """When the feed last changed, so that a reader who has it already is told so and gets nothing twice."""
    return max((item.at for item in FEEDS[name][1]()), default=None)


@opens_to(Role.ANYBODY)
@require_safe
@condition(last_modified_func=_newest)
def feed(request: HttpRequest, name: str) -> HttpResponse:
    """The newest of one list."""
    titled, items = FEEDS[name]
    forum = forum_of(request)
    made = Atom1Feed(
        title=f"{titled()}: {forum.name}",
        link=f"{settings.FORUM_ADDRESS}/{name}",
        feed_url=f"{settings.FORUM_ADDRESS}/{name}.atom",
        description=None,
        author_name=forum.name,
        language="en-GB",
    )
    for item in items():
        made.add_item(
            title=item.title,
            link=f"{settings.FORUM_ADDRESS}{item.path}",
            description=Truncator(item.words).chars(LONG),
            unique_id=f"{settings.FORUM_ADDRESS}/{name}/{item.unique}",
            pubdate=item.at,
            updateddate=item.at,
        )
    answer = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    made.write(answer, "utf-8")
    return answer
