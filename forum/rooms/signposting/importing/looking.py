"""The dry run: what is new, what is here already, what is the same thing twice. Writes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from forum.ground.places.grid import box_round
from forum.ground.places.models import Area, Town
from forum.ground.places.where import Point, Where
from forum.rooms.signposting.actions import lies_at
from forum.rooms.signposting.importing.candidates import Candidate
from forum.rooms.signposting.models import Listing

ALIKE = 88  # of 100, as rapidfuzz compares sets of words
NEXT_DOOR = 0.6  # miles: directories place the same door a street apart
OF_THE_COUNTY = 25  # miles from a town of ours


@dataclass
class Look:
    """What a list holds: `merges` name the listing that is here already, `twice` the rows that say the same again."""

    new: list[tuple[Candidate, Area]] = field(default_factory=list)
    merges: list[tuple[Candidate, Listing]] = field(default_factory=list)
    twice: list[tuple[Candidate, Candidate]] = field(default_factory=list)
    elsewhere: list[Candidate] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)

    @property
    def total(self) -> int:
        return len(self.new) + len(self.merges) + len(self.twice) + len(self.elsewhere) + len(self.problems)


def look_at(found: Iterable[Candidate], *, source: str, area: Area | None = None) -> Look:
    """Look at every entry.

    Args:
        found: the entries of a list.
        source: what the list is called; with an entry's own key it tells it from any other, so that it can come again.
        area: where whatever lies in no place that we know belongs; without it, such entries are left out.
    """
    look, where = Look(), Where()
    towns = [(Point(town.lat, town.lon), town.area) for town in Town.objects.select_related("area")]
    kept: dict[int, list[tuple[Point | None, Candidate]]] = {}
    for one in found:
        if not one.details["name"]:
            look.problems.append((one.number, "It has no name."))
            continue
        here = _point(one, where)
        same = _same_in(kept.setdefault(_letter(one.details["name"]), []), one, here)
        if same:
            look.twice.append((one, same))
            continue
        kept[_letter(one.details["name"])].append((here, one))
        already = _already(one, here, source)
        there = _area_of(here, towns) or area
        if already:
            look.merges.append((one, already))
        elif there is None:
            look.elsewhere.append(one)
        else:
            look.new.append((one, there))
    return look


def key_in(source: str, one: Candidate) -> str:
    """What is kept as the source of an entry."""
    return f"{source}:{one.key}"[:200] if one.key else source[:200]


def _already(one: Candidate, here: Point | None, source: str) -> Listing | None:
    """The listing that is this entry: brought in from the same list before, or of the same name and place."""
    if one.key and (known := Listing.objects.filter(source=key_in(source, one)).first()):
        return known
    if here:
        box = box_round(here, NEXT_DOOR)
        near = Listing.objects.filter(
            cell__in=box.cells, lat__range=(box.south, box.north), lon__range=(box.west, box.east)
        )
        return next((other for other in near if alike(other.name, one.details["name"])), None)
    return Listing.objects.filter(name__iexact=one.details["name"], cell=None).first()


def alike(one: str, other: str) -> bool:
    """Whether two names name the same thing, however they are written."""
    return fuzz.token_set_ratio(one.casefold(), other.casefold()) >= ALIKE


def _same_in(kept: list[tuple[Point | None, Candidate]], one: Candidate, here: Point | None) -> Candidate | None:
    for place, other in kept:
        if one.key and one.key == other.key:
            return other
        apart = here.miles_to(place) if here and place else 0.0 if here is place else None
        if apart is not None and apart <= NEXT_DOOR and alike(other.details["name"], one.details["name"]):
            return other
    return None


def _letter(name: str) -> int:
    """Entries that could be the same thing begin with the same letter, but for an article before them."""
    bare = name.casefold().removeprefix("the ").lstrip()
    return ord(bare[0]) if bare else 0


def _point(one: Candidate, where: Where) -> Point | None:
    details = one.details
    if details["lat"] is None or details["lon"] is None:
        found = lies_at(details["postcode"], details["where"], where)
        details["lat"], details["lon"] = (found.lat, found.lon) if found else (None, None)
        return found
    return Point(details["lat"], details["lon"])


def _area_of(here: Point | None, towns: list[tuple[Point, Area]]) -> Area | None:
    nearest = min(towns, key=lambda town: here.miles_to(town[0]), default=None) if here else None
    return nearest[1] if here and nearest and here.miles_to(nearest[0]) <= OF_THE_COUNTY else None
