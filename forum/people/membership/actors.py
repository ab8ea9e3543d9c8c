"""Who is at the door: one question to the database for somebody signed in, none for a visitor."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import BooleanField, F, Value
from django.utils.functional import SimpleLazyObject

from forum.ground import clock
from forum.ground.rows.composing import Question, compose
from forum.people.accounts import second_factor
from forum.people.membership.models import ActingFor, Chairing, Membership, OfficeHolding, Person, SeatHolding
from forum.people.membership.queries import covered_now
from forum.people.membership.rules import GroupKind
from forum.people.policy import VISITOR, Actor, Place, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from forum.people.accounts.models import User

MARKS = ("host", "desk", "duty", "payer")
COLUMNS = ("kind", "person_pk", "called", "ref", "ref_id", "slug", "named", *MARKS)
# Stands in the composed question where a day and a key go; no other value of it is equal to these.
SOME_DAY, SOME_KEY = datetime(1066, 10, 14, 12, tzinfo=UTC), 10_661_014


class ActorMiddleware:
    """Gives each request its `actor`, looked up only when something asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_at(request))  # type: ignore[attr-defined]  # ours
        return self.get_response(request)


def actor_at(request: HttpRequest) -> Actor:
    user = request.user
    return second_factor.as_shown(actor_for(user), request) if user.is_authenticated else VISITOR


def who_is_here(request: HttpRequest) -> dict[str, Any]:
    """Context of every page: the actor; absent on pages that are made without a database."""
    return {"actor": getattr(request, "actor", VISITOR)}


def actor_for(user: User) -> Actor:
    """The actor that an account stands for, with what they hold today."""
    return _actor("account", user.pk)


def actor_of(person: Person) -> Actor:
    """The same for a person who needs no account: at a desk, in the demonstration, in tests."""
    return _actor("pk", person.pk)


def _actor(by: str, key: int) -> Actor:
    rows = _rows(by, key)
    if not rows:
        return VISITOR
    roles = {Role.ANYBODY, Role.KNOWN}
    held = defaultdict[str, list[Place]](list)
    for kind, _person, _called, pk, public_id, slug, name, *marks in rows:
        roles |= _brought_by(kind, slug, **dict(zip(MARKS, marks, strict=True)))
        held[kind].append(Place(pk=pk, public_id=public_id, slug=slug, name=name))
    return Actor(
        person=rows[0][1],
        name=rows[0][2],
        roles=frozenset(roles),
        seats=tuple(held["seat"]),
        offices=tuple(held["office"]),
        organisations=tuple(held["acts_for"]),
    )


def _brought_by(kind: str, slug: str, *, host: bool, desk: bool, duty: bool, payer: bool) -> set[Role]:
    """What holding this makes somebody."""
    match kind:
        case "member" if slug == GroupKind.FORUM:
            return {Role.MEMBER, Role.HELPER}
        case "seat":
            return {Role.SEAT}
        case "chair":
            return {Role.CHAIR}
        case "acts_for":
            return {Role.HOST if host else Role.PARTNER}
        case "office":
            roles = {Role.COORDINATOR, Role.HELPER} if desk else {Role.HOST if host else Role.PARTNER}
            roles |= {Role.HOST} if host else set()
            return roles | ({Role.DUTY} if duty else set()) | ({Role.PAYER} if payer else set())
    return set()


def _rows(by: str, key: int) -> list[tuple[Any, ...]]:
    return _question(by, connection.alias).ask({SOME_KEY: key, _day(SOME_DAY.date()): _day(clock.today())})


def _day(day: date) -> Any:
    return connection.ops.adapt_datefield_value(day)


@cache
def _question(by: str, _alias: str) -> Question:
    """What somebody holds: every request asks it."""
    with clock.travelled_to(SOME_DAY):
        return compose(_held(Person.objects.filter(**{by: SOME_KEY})))


def _held(people: QuerySet[Person]) -> QuerySet[Any, tuple[Any, ...]]:
    """One row for each thing held: kind, person, name, what it is, and its marks, in one union."""
    no = Value(False, output_field=BooleanField())

    def rows(query: QuerySet[Any], kind: str, to: str, *, slug: str = "slug", **marks: Any) -> QuerySet[Any, Any]:
        held: QuerySet[Any, Any] = query.filter(person__in=people).annotate(
            kind=Value(kind),
            person_pk=F("person_id"),
            called=F("person__called"),
            ref=F(f"{to}_id"),
            ref_id=F(f"{to}__public_id"),
            slug=F(f"{to}__{slug}"),
            named=F(f"{to}__name"),
            **dict.fromkeys(MARKS, no) | marks,
        )
        return held.values_list(*COLUMNS)

    office: dict[str, Any] = {
        "host": F("office__organisation__is_host"),
        "desk": F("office__is_coordinator"),
        "duty": F("office__is_duty"),
        "payer": F("office__is_payer"),
    }
    alone = people.annotate(
        kind=Value("person"),
        person_pk=F("pk"),
        ref=F("pk"),
        ref_id=F("public_id"),
        slug=Value(""),
        named=F("called"),
        **dict.fromkeys(MARKS, no),
    )
    return alone.values_list(*COLUMNS).union(
        rows(Membership.objects.now(), "member", "group", slug="kind"),
        rows(Chairing.objects.now(), "chair", "group"),
        rows(ActingFor.objects.now(), "acts_for", "organisation", host=F("organisation__is_host")),
        rows(SeatHolding.objects.now(), "seat", "seat"),
        rows(covered_now().filter(seat__isnull=False), "seat", "seat"),
        rows(OfficeHolding.objects.now(), "office", "office", **office),
        rows(covered_now().filter(office__isnull=False), "office", "office", **office),
    )
