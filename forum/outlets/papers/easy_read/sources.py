"""Pages that may have an Easy Read version: where they are, what they say now, and rows to begin with."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from forum.ground.pages.filters import day, hour_after
from forum.outlets.papers.models import EasyRead
from forum.people.agreement.models import Charter
from forum.rooms.gatherings.models import Gathering
from forum.rooms.together.models import Work

Row = tuple[str, str]
AT_MOST = 8


@dataclass(frozen=True)
class Source:
    """A page: what it is called, where it is, what it says now, and a first draft made of that."""

    about: str
    title: str
    path: str
    says: tuple[str, ...]
    first: list[Row] = field(default_factory=list)

    @property
    def mark(self) -> str:
        return hashlib.sha256("\n".join(self.says).encode()).hexdigest()


def source_of(about: str) -> Source | None:
    """The page of that name ("come-…", "together", "agreement"); None when it is not there."""
    kind, _dash, key = about.partition("-")
    found = SOURCES.get(kind)
    return found(about, key) if found else None


def still_shown(versions: Iterable[EasyRead]) -> list[tuple[EasyRead, Source]]:
    """Of these versions those whose page is there, says what it said when they were checked, and is not over."""
    versions = list(versions)
    keys = [one.about.removeprefix("come-") for one in versions if one.about.startswith("come-")]
    coming = Gathering.objects.coming_up().for_page().filter(public_id__in=keys)
    sources = {source.about: source for source in map(_of_gathering, coming)}
    pages = {one.about: source_of(one.about) for one in versions if not one.about.startswith("come-")}
    found = [(one, sources.get(one.about) or pages.get(one.about)) for one in versions]
    return [(one, source) for one, source in found if source and source.mark == one.source_mark]


def _gathering(_about: str, key: str) -> Source | None:
    one = Gathering.objects.open_to_all().for_page().filter(public_id=key).first()
    return _of_gathering(one) if one else None


def _of_gathering(one: Gathering) -> Source:
    venue = one.venue
    when = (day(one.starts_at), hour_after(one.starts_at, 0))
    says = (one.title, one.in_short, *when, venue.name, venue.town, venue.bus, str(one.cancelled_at), str(one.by_phone))
    rows = [
        ("people", _("This is about a meeting. Everybody can come.")),
        ("day", _("It is on %(day)s.") % {"day": when[0]}),
        ("waiting", _("It starts at %(hour)s.") % {"hour": when[1]}),
        ("place", _("It is at %(place)s in %(town)s.") % {"place": venue.name, "town": venue.town}),
        *([("travel", _("Bus: %(bus)s.") % {"bus": venue.bus})] if venue.bus else []),
        ("family", _("You can bring somebody with you.")),
        ("yes", _("You can come late. You can leave early. You can just listen.")),
        *([("phone", _("You can join by phone: %(number)s.") % {"number": one.by_phone})] if one.by_phone else []),
    ]
    title, path = f"{one.title}, {venue.town}", f"/come/{one.public_id}"
    return Source(f"come-{one.public_id}", title, path, says, rows)


def _together(about: str, key: str) -> Source | None:
    works = list(Work.objects.going_on()[:AT_MOST])
    if key or not works:
        return None
    says = tuple(f"{work.title}: {work.in_short}" for work in works)
    rows = [("people", _("This is what we are working on.")), *(("doing", f"{work.title}.") for work in works)]
    return Source(about, _("What we are working on"), "/together", says, rows)


def _agreement(about: str, key: str) -> Source | None:
    charter = Charter.objects.adopted().first()
    if key or charter is None:
        return None
    rows = [("people", _("This is how we work together.")), ("yes", _("Everybody counts the same."))]
    return Source(about, _("How we work together"), "/agreement", (charter.words,), rows)


SOURCES: dict[str, Callable[[str, str], Source | None]] = {
    "come": _gathering,
    "together": _together,
    "agreement": _agreement,
}
