"""Listings of community groups and services, each with the day on which somebody checked it."""

import uuid
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from forum.ground import clock, codes
from forum.ground.places.models import Area
from forum.people.membership.models import Organisation, Person
from forum.rooms.signposting.needs import BY_SLUG
from forum.rooms.signposting.rules import ASK_AGAIN, CLOSED_SHOWN_FOR, GOOD_FOR, Day, Status, Warm

ANY_DAY = 2 ** len(Day) - 1
IN_BRIEF = (
    "public_id", "name", "what", "where", "when", "cost", "phone", "lat", "lon", "status", "closed_on", "checked_on",
    "checked_by",
)  # fmt: skip


class ListingQuerySet(models.QuerySet["Listing"]):
    def shown(self) -> Self:
        """What all may find: not hidden, and closed for good for a while only, so that nobody looks for it in vain."""
        lately = Q(closed_on__isnull=True) | Q(closed_on__gt=clock.today() - CLOSED_SHOWN_FOR)
        return self.filter(lately, hidden_at=None)

    def in_brief(self) -> Self:
        """With what a list and its map show of each and no more, for most of the time of finding goes into reading."""
        return self.select_related("area").only(*IN_BRIEF, "area__name")

    def for_page(self) -> Self:
        return self.in_brief().order_by("name", "pk")

    def to_ask_by_message(self) -> Self:
        """Those that nobody has checked for half a year and whose group was not asked within the last two months."""
        not_lately = Q(asked_on=None) | Q(asked_on__lte=clock.today() - ASK_AGAIN)
        reached = ~Q(email="") | ~Q(phone="")
        return self.to_ask().filter(not_lately).filter(reached)

    def to_ask(self) -> Self:
        """Those that nobody has checked for half a year, the oldest first."""
        old = clock.today() - GOOD_FOR
        return self.filter(hidden_at=None, closed_on=None, checked_on__lte=old).order_by("checked_on", "pk")


class Listing(models.Model):
    """A group or service. `stems` and `cell` are derived by `actions`, so that it is found by words and by place."""

    public_id = codes.public_id()
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)  # what other directories know it by
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="listings"
    )
    name = models.CharField(max_length=150)
    what = models.CharField(max_length=400)
    more = models.TextField(blank=True)
    for_whom = models.CharField(max_length=200, blank=True)
    youngest = models.PositiveSmallIntegerField(null=True, blank=True)
    oldest = models.PositiveSmallIntegerField(null=True, blank=True)
    when = models.CharField(max_length=150, blank=True)
    times = models.JSONField(default=list, blank=True)  # [{"day": 0, "opens": "10:00", "closes": "12:00"}, …]
    days = models.PositiveSmallIntegerField(default=ANY_DAY)  # one bit a day; all of them where nobody said
    evening = models.BooleanField(default=False)
    where = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    cell = models.IntegerField(null=True, blank=True, editable=False)
    there = models.BooleanField(default=True)
    by_phone = models.BooleanField(default=False)
    online = models.BooleanField(default=False)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    cost = models.CharField(max_length=100, blank=True)
    free = models.BooleanField(null=True, blank=True)
    step_free = models.BooleanField(null=True, blank=True)
    toilet = models.BooleanField(null=True, blank=True)
    hearing_loop = models.BooleanField(null=True, blank=True)
    quiet_room = models.BooleanField(null=True, blank=True)
    parking = models.BooleanField(null=True, blank=True)
    languages = models.CharField(max_length=200, blank=True)  # English names, with commas between
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.ACTIVE)
    closed_on = models.DateField(null=True, blank=True)
    checked_on = models.DateField()
    checked_by = models.CharField(max_length=100)
    changed_at = models.DateTimeField(default=clock.now)
    asked_on = models.DateField(null=True, blank=True, editable=False)  # 'still right?' went out, to the group itself
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_why = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=200, blank=True)  # the list that it came from, and its key there
    stems = models.TextField(blank=True, editable=False)
    objects = ListingQuerySet.as_manager()

    FACTS = ("step_free", "toilet", "hearing_loop", "quiet_room", "parking")

    class Meta:
        indexes = [
            models.Index(fields=["name", "id"]),
            models.Index(fields=["area", "name", "id"]),
            models.Index(fields=["cell"]),
            models.Index(fields=["checked_on", "id"], condition=Q(hidden_at=None, closed_on=None), name="still_right"),
            models.Index(fields=["source"], condition=~Q(source=""), name="from_a_list"),
            models.Index(fields=["changed_at", "id"], name="listings_changed"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(hidden_at=None) | ~Q(hidden_why=""), name="hidden_says_why"),
            models.CheckConstraint(
                condition=Q(lat=None, lon=None) | Q(lat__gte=-90, lat__lte=90, lon__gte=-180, lon__lte=180),
                name="listings_are_on_earth",
            ),
            models.CheckConstraint(
                condition=Q(youngest=None) | Q(oldest=None) | Q(youngest__lte=F("oldest")), name="youngest_comes_first"
            ),
        ]

    @property
    def is_old(self) -> bool:
        """Whether nobody has checked it for half a year: it is shown in grey until somebody does."""
        return self.checked_on <= clock.today() - GOOD_FOR

    @property
    def ask_again_on(self) -> date:
        return self.checked_on + GOOD_FOR


class WarmIntroduction(models.Model):
    """Somebody would like one of us to ring a group first, or to come along. Forgotten a month after it is done."""

    public_id = codes.public_id()
    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="introductions")
    kind = models.CharField(max_length=10, choices=Warm.choices)
    called = models.CharField(max_length=80)
    reach = models.CharField(max_length=200)
    words = models.CharField(max_length=400, blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    taken_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["asked_at", "id"], condition=Q(done_at=None), name="introductions_waiting")]


class ListingNeed(models.Model):
    """What somebody finds here (`needs.NEEDS`)."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="needs")
    need = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["listing", "need"], name="a_listing_need_once")]
        indexes = [models.Index(fields=["need", "listing"])]

    @property
    def name(self) -> str:
        found = BY_SLUG.get(self.need)
        return str(found.name) if found else self.need


class Wrong(models.Model):
    """Somebody said that an entry is wrong. Nobody is asked who they are."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="wrongs")
    words = models.CharField(max_length=500, blank=True)
    said_at = models.DateTimeField(default=clock.now)
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["said_at", "id"], condition=Q(looked_at=None), name="said_to_be_wrong")]


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def waiting(self) -> Self:
        """Those that nobody of the forum has looked at, the oldest first."""
        return self.filter(looked_at=None).order_by("pk")


class Proposal(models.Model):
    """A group says that an entry is its own; or, with `details`, what its entry should say."""

    public_id = codes.public_id()
    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="proposals")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    details = models.JSONField(default=dict)
    proposed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField(default=clock.now)
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    declined_why = models.CharField(max_length=200, blank=True)
    objects = ProposalQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["id"], condition=Q(looked_at=None), name="proposals_waiting")]

    def as_given(self) -> dict[str, Any]:
        """The fields of the listing as they would be, its part of the county found again."""
        given = {name: value for name, value in self.details.items() if name not in {"needs", "checked_by"}}
        return given | {"area": Area.objects.filter(slug=given["area"]).first() or self.listing.area}

    def changes(self) -> list[list[str]]:
        """What would change: the field, what it says, what it would say."""
        if not self.details:
            return []
        given = {name: value for name, value in self.as_given().items() if name != "area"}
        shown = [(name, getattr(self.listing, name), value) for name, value in given.items()]
        return [[name.replace("_", " "), _as_read(old), _as_read(new)] for name, old, new in shown if old != new]


def _as_read(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(f"{Day(one['day']).label} {one['opens']} to {one['closes']}" for one in value)
    return "" if value is None else str(value)
