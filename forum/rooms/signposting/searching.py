"""Finding support: by what somebody needs in their own words, near a place, nearest first.

A box on the index of places comes first and the words after, for it was quickest on both databases; without a place the
index of words comes first. Words are compared by their stems (Snowball); slips are mended by the directory's own words.
"""

import math
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any

import snowballstemmer
from django.db import connection
from django.db.models import Case, ExpressionWrapper, F, FloatField, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from forum.ground import clock
from forum.ground.fulltext.index import Index
from forum.ground.fulltext.words import SILENT, words_of
from forum.ground.places.grid import box_round
from forum.ground.places.models import Area
from forum.ground.places.where import Point
from forum.ground.rows.composing import Question, compose
from forum.rooms.signposting.models import IN_BRIEF, Listing, ListingQuerySet
from forum.rooms.signposting.rules import FARTHEST, FURTHER, NEAR, How

LISTINGS = Index("signposting_listing")
ENOUGH = 3  # to choose from
SPARE = 12  # rows beyond the page that are put in exact order with it
MOST_WORDS = 12
WAY = {How.THERE: "there", How.PHONE: "by_phone", How.ONLINE: "online"}  # the fields that say so
LOOKED_AT = 300  # by words alone, before anything else is asked of them
# What people say when they ask for anything at all.
LITTLE = frozenset(
    {
        "help", "helps", "need", "needs", "want", "wants", "looking", "look", "find", "feel", "feeling", "somebody",
        "someone", "something", "anything", "support", "get", "really", "think", "know", "like", "please", "group",
        "groups", "service", "services", "near", "around", "cannot", "cant", "dont", "im", "ive", "got",
    }
)  # fmt: skip
# Stand in a composed question for the cells, keys, borders, place and curve that it is asked with.
SOME_CELLS = tuple(range(-20_000_000, -20_000_000 + 20_000))
SOME_KEYS = tuple(range(-30_000_000, -30_000_000 + 100))
SOMEWHERE, SOME_POINT = (9_001.25, 9_002.25, 9_003.25, 9_004.25), (9_005.25, 9_006.25, 9_007.25, 9_008.25)
# The columns of a list, in the order in which a model is built from them.
SHOWN = tuple(one.attname for one in Listing._meta.concrete_fields if one.name in {"id", *IN_BRIEF})
Groups = list[list[str]]
_stemmer = snowballstemmer.stemmer("english")


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for. Everything may be left out."""

    words: str = ""
    here: Point | None = None
    area: Area | None = None
    need: str = ""
    day: int | None = None
    evening: bool = False
    how: str = ""
    free: bool = False
    step_free: bool = False
    age: int | None = None
    language: str = ""


@dataclass
class Result:
    """Listings, nearest first where a place was given; `meant` is what was looked for where something was mistyped."""

    listings: list[Listing] = field(default_factory=list)
    more: bool = False
    within: int | None = None
    meant: str = ""


def stems_of(text: str) -> str:
    """The stems of a text, each once, with a space before and after each."""
    found = dict.fromkeys(_stemmer.stemWord(word) for word in words_of(text) if word not in SILENT)
    return f" {' '.join(found)} " if found else ""


def look_for(wanted: Wanted, *, limit: int = 10) -> Result:
    """The best listings, at most `limit`."""
    telling = _telling(wanted.words)
    if wanted.here:
        groups, meant = _mended(telling)
        plain = replace(wanted, words="", here=None) == Wanted()
        found, within = _near(None if plain else _fitting(wanted), wanted.here, groups, limit)
        return Result(found[:limit], len(found) > limit, within, meant)
    found, meant = _anywhere(_fitting(wanted), telling, limit)
    return Result(found[:limit], len(found) > limit, None, meant)


def with_all_words(typed: str, *, limit: int) -> list[Listing]:
    """Listings that have these words, the best first, wherever they are: for the search over everything."""
    keys = LISTINGS.search(typed, limit=2 * limit).rows
    found = {one.pk: one for one in Listing.objects.shown().filter(pk__in=keys)}
    return [found[key] for key in keys if key in found][:limit]


def _fitting(wanted: Wanted) -> ListingQuerySet:
    rows = Listing.objects.shown()
    if wanted.area:
        rows = rows.filter(area=wanted.area)
    if wanted.need:
        rows = rows.filter(needs__need=wanted.need)
    if wanted.day is not None:
        rows = rows.annotate(on_day=F("days").bitand(1 << wanted.day)).filter(on_day__gt=0)
    if wanted.evening:
        rows = rows.filter(evening=True)
    if wanted.how in How.values:
        rows = rows.filter(
            {How.THERE: Q(there=True), How.PHONE: Q(by_phone=True), How.ONLINE: Q(online=True)}[How(wanted.how)]
        )
    if wanted.free:
        rows = rows.filter(free=True)
    if wanted.step_free:
        rows = rows.filter(step_free=True)
    if wanted.age is not None:
        rows = rows.filter(Q(youngest=None) | Q(youngest__lte=wanted.age), Q(oldest=None) | Q(oldest__gte=wanted.age))
    if wanted.language:
        rows = rows.filter(languages__icontains=wanted.language)
    return rows


def _telling(typed: str) -> list[str]:
    """The words that tell what is looked for; if there are none, whatever was typed."""
    words = list(dict.fromkeys(word for word in words_of(typed[:400]) if word not in SILENT))
    return ([word for word in words if word not in LITTLE] or words)[:MOST_WORDS]


def _mended(telling: list[str]) -> tuple[list[list[str]], str]:
    """For each word the stems that stand for it, mended where hardly anything stands under it."""
    mended = LISTINGS.mended(telling)
    groups = [[_stemmer.stemWord(one) for one in (word, *others)] for word, others in mended]
    changed = any(others for _word, others in mended)
    return groups, " ".join([*others, word][0] for word, others in mended) if changed else ""


def _near(rows: ListingQuerySet | None, here: Point, groups: Groups, limit: int) -> tuple[list[Any], int]:
    """As near as there is a page of them; and how far away the first few are."""
    best: list[tuple[int, float, int]] = []
    for miles in (NEAR, FURTHER, FARTHEST):
        best = _within(rows, here, miles, groups, limit)
        if len(best) >= limit:
            break
    far = best[ENOUGH - 1][1] if len(best) >= ENOUGH else FARTHEST
    return _read(best), next(miles for miles in (NEAR, FURTHER, FARTHEST) if far <= miles)


def _within(
    rows: ListingQuerySet | None, here: Point, miles: int, groups: Groups, limit: int
) -> list[tuple[int, float, int]]:
    """Those that lie within so many miles and have these words; `rows` are all that are shown unless given.

    Of each: minus how many of the words it has, how many miles away it lies, and its key; the best come first.
    """
    box, squeeze, shrinks = box_round(here, miles), *_curve(here)
    sizes = tuple(len(group) for group in groups)
    if rows is None:
        question = _question(len(box.cells), sizes, limit + SPARE, clock.today(), connection.alias)
    else:
        question = _composed(rows, len(box.cells), sizes, limit + SPARE)
    stands_for: dict[Any, Any] = dict(zip(SOME_CELLS, box.cells, strict=False))
    stands_for |= dict(zip(SOMEWHERE, (box.south, box.north, box.west, box.east), strict=True))
    stands_for |= dict(zip(SOME_POINT, (here.lat, here.lon, squeeze, shrinks), strict=True))
    for words, group in zip(_some_words(sizes), groups, strict=True):
        stands_for |= {_like(word): _like(stem) for word, stem in zip(words, group, strict=True)}
    near = [(matched, here.miles_to(Point(lat, lon)), key) for key, matched, lat, lon in question.ask(stands_for)]
    return sorted((-matched, far, key) for matched, far, key in near if far <= miles)[: limit + 1]


def _read(best: list[tuple[int, float, int]]) -> list[Any]:
    """What a list shows of each, in this order, with how far away it is."""
    if not best:
        return []
    stands_for = dict(zip(SOME_KEYS, (key for *_rest, key in best), strict=False))
    there = {row[0]: row for row in _brief(len(best), connection.alias).ask(stands_for)}
    found: list[Any] = []
    for _matched, far, key in best:
        if row := there.get(key):
            *values, area_id, area = row
            one = Listing.from_db(connection.alias, SHOWN, values)
            one.area, one.miles = Area(pk=area_id, name=area), far  # type: ignore[attr-defined]  # for the page
            found.append(one)
    return found


@lru_cache(maxsize=64)
def _brief(number: int, _alias: str) -> Question:
    rows = Listing.objects.filter(pk__in=SOME_KEYS[:number])
    return compose(rows.values_list(*SHOWN, "area_id", "area__name"))


@lru_cache(maxsize=256)
def _question(cells: int, sizes: tuple[int, ...], most: int, _today: date, _alias: str) -> Question:
    """The question of most people, who tell words and a place; composed once for each shape."""
    return _composed(Listing.objects.shown(), cells, sizes, most)


def _composed(rows: ListingQuerySet, cells: int, sizes: tuple[int, ...], most: int) -> Question:
    south, north, west, east = SOMEWHERE
    inside = rows.filter(cell__in=SOME_CELLS[:cells], lat__range=(south, north), lon__range=(west, east))
    matching: QuerySet[Any, Any] = _with_words(inside, _some_words(sizes)).annotate(far=_far(*SOME_POINT))
    nearest = matching.order_by("-matched", "far", "pk").values_list("pk", "matched", "lat", "lon")
    return compose(nearest[:most])


def _some_words(sizes: tuple[int, ...]) -> list[list[str]]:
    return [[f"word{place}.{number}" for number in range(size)] for place, size in enumerate(sizes)]


def _like(stem: str) -> str:
    return f"% {connection.ops.prep_for_like_query(stem)} %"


def _anywhere(rows: ListingQuerySet, telling: list[str], limit: int) -> tuple[list[Listing], str]:
    """By the index of words, the best first; without words by name."""
    if not telling:
        return list(rows.for_page()[: limit + 1]), ""
    found = LISTINGS.search(" ".join(telling), limit=LOOKED_AT)
    place = {key: number for number, key in enumerate(found.rows)}
    there = list(rows.filter(pk__in=found.rows).in_brief())
    return sorted(there, key=lambda one: place[one.pk])[: limit + 1], found.meant


def _with_words(rows: ListingQuerySet, groups: list[list[str]]) -> QuerySet[Any, Any]:
    """Rows with all of these words, or where there are none, with the most of them."""
    asked = [_any_of(group) for group in groups]
    matched = sum((Case(When(one, then=1), default=0, output_field=IntegerField()) for one in asked), Value(0))
    counted = rows.annotate(matched=ExpressionWrapper(matched, output_field=IntegerField()))
    if not asked:
        return counted
    some = asked[0]
    for one in asked[1:]:
        some |= one
    return counted.filter(some)


def _any_of(group: list[str]) -> Q:
    found = Q()
    for stem in group:
        found |= Q(stems__contains=f" {stem} ")
    return found


def _curve(here: Point) -> tuple[float, float]:
    """By how much degrees of longitude are shorter than those of latitude here, squared, and how that changes."""
    squeeze = math.cos(math.radians(here.lat)) ** 2
    return squeeze, math.radians(1) * math.sin(math.radians(2 * here.lat)) / 2


def _far(lat: float, lon: float, squeeze: float, shrinks: float) -> Combinable:
    """The square of how far away, in degrees of latitude: degrees of longitude shrink with the cosine halfway there."""
    down, across = F("lat") - Value(lat), F("lon") - Value(lon)
    return ExpressionWrapper(
        down * down + across * across * (Value(squeeze) - down * Value(shrinks)), output_field=FloatField()
    )
