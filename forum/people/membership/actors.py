"""Who is at the door: one question to the database for somebody signed in, none for a visitor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import BooleanField, F, Value
from django.utils.functional import SimpleLazyObject

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

# What a row of this kind makes somebody, whatever it is a row of.
BROUGHT_BY = {
    "seat": {Role.SEAT},
    "chair": {Role.CHAIR},
    "duty_office": {Role.DUTY},
    "payer_office": {Role.PAYER},
    "host_office": {Role.HOST},
    "partner_office": {Role.PARTNER},
}
COLUMNS = ("kind", "person_pk", "called", "ref", "ref_id", "slug", "named", "mark")


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
    return _actor(Person.objects.filter(account=user))


def actor_of(person: Person) -> Actor:
    """The same for a person who needs no account: at a desk, in the demonstration, in tests."""
    return _actor(Person.objects.filter(pk=person.pk))


def _actor(people: QuerySet[Person]) -> Actor:
    rows = list(_held(people))
    if not rows:
        return VISITOR
    roles = {Role.ANYBODY, Role.KNOWN}
    seats, offices, organisations = [], [], []
    for kind, _person, _called, pk, public_id, slug, name, mark in rows:
        roles |= BROUGHT_BY.get(kind, set())
        place = Place(pk=pk, public_id=public_id, slug=slug, name=name)
        if kind == "member" and slug == GroupKind.FORUM:
            roles |= {Role.MEMBER, Role.HELPER}
        elif kind == "seat":
            seats.append(place)
        elif kind == "office":
            offices.append(place)
            roles |= {Role.COORDINATOR, Role.HELPER} if mark else set()
        elif kind == "acts_for":
            organisations.append(place)
            roles.add(Role.HOST if mark else Role.PARTNER)
    return Actor(
        person=rows[0][1],
        name=rows[0][2],
        roles=frozenset(roles),
        seats=tuple(seats),
        offices=tuple(offices),
        organisations=tuple(organisations),
    )


def _held(people: QuerySet[Person]) -> QuerySet[Any, tuple[Any, ...]]:
    """One row for each thing held: kind, person, name, and what it is, in one union."""
    of = {"person__in": people}
    no = Value(False, output_field=BooleanField())

    def rows(query: QuerySet[Any], kind: str, to: str, *, mark: Any = no, slug: str = "slug") -> QuerySet[Any, Any]:
        held: QuerySet[Any, Any] = query.annotate(
            kind=Value(kind),
            person_pk=F("person_id"),
            called=F("person__called"),
            ref=F(f"{to}_id"),
            ref_id=F(f"{to}__public_id"),
            slug=F(f"{to}__{slug}"),
            named=F(f"{to}__name"),
            mark=mark,
        ).values_list(*COLUMNS)
        return held

    alone = people.annotate(
        kind=Value("person"), person_pk=F("pk"), ref=F("pk"), ref_id=F("public_id"), slug=Value(""), named=F("called"),
        mark=no,
    ).values_list(*COLUMNS)  # fmt: skip
    seats: list[Any] = [SeatHolding.objects.now().filter(**of), covered_now().filter(seat__isnull=False, **of)]
    offices: list[Any] = [OfficeHolding.objects.now().filter(**of), covered_now().filter(office__isnull=False, **of)]
    return alone.union(
        rows(Membership.objects.now().filter(**of), "member", "group", slug="kind"),
        rows(Chairing.objects.now().filter(**of), "chair", "group"),
        rows(ActingFor.objects.now().filter(**of), "acts_for", "organisation", mark=F("organisation__is_host")),
        *(rows(each, "seat", "seat") for each in seats),
        *(rows(each, "office", "office", mark=F("office__is_coordinator")) for each in offices),
        *(rows(each.filter(office__is_duty=True), "duty_office", "office") for each in offices),
        *(rows(each.filter(office__is_payer=True), "payer_office", "office") for each in offices),
        *(rows(each.filter(office__organisation__is_host=True), "host_office", "office") for each in offices),
        *(
            rows(
                each.filter(office__organisation__is_host=False, office__is_coordinator=False),
                "partner_office",
                "office",
            )
            for each in offices
        ),
    )
