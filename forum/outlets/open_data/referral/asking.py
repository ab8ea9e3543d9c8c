"""What other programs may ask of the directory, as Open Referral UK names it."""

import hashlib
from dataclasses import dataclass
from datetime import time
from typing import Any
from uuid import UUID

from django import forms
from django.core.cache import cache
from django.db.models import F

from forum.ground import clock
from forum.ground.places.grid import box_round
from forum.ground.places.where import Point, Where
from forum.outlets.open_data.referral.saying import taxonomy, term_key
from forum.rooms.signposting.models import Listing, ListingQuerySet
from forum.rooms.signposting.needs import NEEDS
from forum.rooms.signposting.rules import BYDAY
from forum.rooms.signposting.searching import LISTINGS

A_PAGE, MOST = 50, 100
DEEPEST = 100_000  # pages: nobody turns more, and a larger number is a slip
FOUND_BY_WORDS = 500
COUNTED_FOR = 300  # seconds: as long as an answer may be kept, should two changes have been written out of order
METRES = 1609.344  # in a mile
FARTHEST = 100  # miles
SLUG_OF = {str(term_key(need.slug)): need.slug for need in NEEDS}


class AskedForm(forms.Form):
    """The parameters of a list. What is not one of them is not looked at; what is wrong is said."""

    search = forms.CharField(max_length=200, required=False)
    page = forms.IntegerField(min_value=1, max_value=DEEPEST, required=False)
    per_page = forms.IntegerField(min_value=1, max_value=MOST, required=False)
    taxonomy_term_id = forms.CharField(max_length=60, required=False)
    taxonomy_id = forms.CharField(max_length=60, required=False)
    minimum_age = forms.FloatField(min_value=0, max_value=150, required=False)
    maximum_age = forms.FloatField(min_value=0, max_value=150, required=False)
    start_time = forms.TimeField(required=False)
    end_time = forms.TimeField(required=False)
    day = forms.CharField(max_length=12, required=False)
    postcode = forms.CharField(max_length=12, required=False)
    proximity = forms.FloatField(min_value=1, max_value=FARTHEST * METRES, required=False)
    modified_after = forms.DateTimeField(required=False)

    def clean_day(self) -> int | None:
        day = self.cleaned_data["day"].strip().upper()[:2]
        if day and day not in BYDAY:
            raise forms.ValidationError("A day is MO, TU, WE, TH, FR, SA or SU.")
        return BYDAY.index(day) if day else None


@dataclass(frozen=True)
class Page:
    """One page of listings, and how it stands among all."""

    rows: list[Listing]
    total: int
    number: int
    size: int

    def said(self, contents: list[Any]) -> dict[str, Any]:
        """As the standard's page says it."""
        pages = -(-self.total // self.size)
        return {
            "total_items": self.total, "total_pages": pages, "page_number": self.number, "size": len(contents),
            "first_page": self.number == 1, "last_page": self.number >= pages, "empty": not contents,
            "contents": contents,
        }  # fmt: skip


def page_of(asked: dict[str, Any]) -> Page:
    """The page that somebody asked for; `asked` is what a valid form holds."""
    rows = _by_time(_by_place(_by_words(Listing.objects.shown(), asked), asked), asked)
    if asked["minimum_age"] is not None:
        rows = rows.filter(youngest__gte=asked["minimum_age"])
    if asked["maximum_age"] is not None:
        rows = rows.filter(oldest__lte=asked["maximum_age"])
    if asked["modified_after"]:
        rows = rows.filter(changed_at__gte=asked["modified_after"])
    number, size = asked["page"] or 1, asked["per_page"] or A_PAGE
    whole = rows.select_related("area", "organisation").prefetch_related("needs").order_by("pk")
    return Page(list(whole[(number - 1) * size : number * size]), _how_many(rows, asked), number, size)


def _how_many(rows: ListingQuerySet, asked: dict[str, Any]) -> int:
    """How many there are on all pages, counted anew when a listing or the day changes: counting looks at each of them.

    What somebody searches for is never kept, not even as a key.
    """
    if asked["search"].strip() or asked["postcode"].strip():
        return rows.count()
    newest = Listing.objects.order_by("-changed_at", "-pk").values_list("changed_at", "pk").first()
    plain = {name: given for name, given in asked.items() if name not in {"page", "per_page"}}
    key = hashlib.sha256(repr((newest, clock.today(), sorted(plain.items()))).encode()).hexdigest()
    return int(cache.get_or_set(f"referral-{key}", rows.count, COUNTED_FOR) or 0)


def _by_words(rows: ListingQuerySet, asked: dict[str, Any]) -> ListingQuerySet:
    if asked["search"].strip():
        rows = rows.filter(pk__in=LISTINGS.search(asked["search"], limit=FOUND_BY_WORDS).rows)
    if asked["taxonomy_term_id"]:
        rows = rows.filter(needs__need=SLUG_OF.get(asked["taxonomy_term_id"].lower(), ""))
    if asked["taxonomy_id"] and asked["taxonomy_id"].lower() != taxonomy()["id"]:
        return rows.none()
    return rows


def _by_place(rows: ListingQuerySet, asked: dict[str, Any]) -> ListingQuerySet:
    if not asked["postcode"].strip():
        return rows
    here = Where().point(asked["postcode"])
    if here is None:
        return rows.none()
    miles = (asked["proximity"] or 10 * METRES) / METRES
    box = box_round(here, miles)
    inside = rows.filter(cell__in=box.cells, lat__range=(box.south, box.north), lon__range=(box.west, box.east))
    placed = inside.exclude(lat=None).values_list("pk", "lat", "lon")
    near = [key for key, lat, lon in placed if here.miles_to(Point(lat or 0.0, lon or 0.0)) <= miles]
    return rows.filter(pk__in=near)


def _by_time(rows: ListingQuerySet, asked: dict[str, Any]) -> ListingQuerySet:
    day, start, end = asked["day"], asked["start_time"], asked["end_time"]
    if day is not None:
        rows = rows.annotate(on_day=F("days").bitand(1 << day)).filter(on_day__gt=0)
    if start is None and end is None:
        return rows
    return rows.filter(pk__in=[key for key, times in rows.values_list("pk", "times") if _open(times, day, start, end)])


def _open(times: list[dict[str, Any]], day: int | None, start: time | None, end: time | None) -> bool:
    """Whether it is open at some stretch that begins and ends within these."""
    return any(
        (day is None or one["day"] == day)
        and (start is None or one["opens"] >= start.isoformat("minutes"))
        and (end is None or one["closes"] <= end.isoformat("minutes"))
        for one in times
    )


def one_of(key: UUID) -> Listing | None:
    """The listing of that key, if all may see it."""
    rows = Listing.objects.shown().select_related("area", "organisation").prefetch_related("needs")
    return rows.filter(key=key).first()
