"""Who is there for a seat or an office now: its holder, or its second person while the holder rests."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from forum.people.accounts.models import User
from forum.people.membership.models import Office, OfficeHolding, Person, Resting, SeatHolding, StandIn


def resting(persons: Iterable[int] | None = None) -> QuerySet[Resting, int]:
    """The keys of those who rest today; of these people only, where some are given."""
    now = Resting.objects.now()
    return (now if persons is None else now.filter(person__in=persons)).values_list("person", flat=True)


def covered_now() -> QuerySet[StandIn]:
    """Second persons whose turn it is: no holder of the place is there today."""
    seats = SeatHolding.objects.now().exclude(person__in=resting()).values("seat")
    offices = OfficeHolding.objects.now().exclude(person__in=resting()).values("office")
    covers = Q(seat__isnull=False) & ~Q(seat__in=seats) | Q(office__isnull=False) & ~Q(office__in=offices)
    turn: QuerySet[StandIn] = StandIn.objects.now().filter(covers)
    return turn


def covers_of(seats: Iterable[int]) -> dict[int, str]:
    """For each of these seats that is covered today, by whom. That somebody rests is not said anywhere else."""
    found = covered_now().filter(seat__in=list(seats)).order_by("pk").values_list("seat", "person__called")
    return {seat: called for seat, called in found if seat is not None}


def at_seats(seats: Iterable[int]) -> set[int]:
    """The people who are there for these seats: their holders, or who covers for them."""
    asked = list(seats)
    holders = SeatHolding.objects.now().filter(seat__in=asked).exclude(person__in=resting())
    covers = covered_now().filter(seat__in=asked)
    return {*holders.values_list("person", flat=True), *covers.values_list("person", flat=True)}


def in_post(offices: QuerySet[Office]) -> list[OfficeHolding | StandIn]:
    """Who is there for these offices: holders, who covers for them, and where nobody is there, the holders still.

    A clock of an office never stops because somebody rests; so the last resort is its holder.
    """
    held = list(
        OfficeHolding.objects.now()
        .filter(office__in=offices)
        .select_related("office__organisation", "person__account")
        .order_by("office_id", "pk")
    )
    if not held and not offices.exists():
        return []
    away = set(resting(holding.person_id for holding in held))
    covers = covered_now().filter(office__in=offices).select_related("office__organisation", "person__account")
    found: list[OfficeHolding | StandIn] = [one for one in held if one.person_id not in away]
    found += covers.exclude(person__in=resting()).order_by("office_id", "pk")
    there = {one.office_id for one in found}
    return found + [one for one in held if one.office_id not in there]


def at_office(office: int) -> set[int]:
    """Whom the clock of an office reaches: who is there for it, or the coordinator while everybody rests."""
    found = {one.person_id for one in in_post(Office.objects.filter(pk=office))}
    away = set(resting(found))
    if found - away:
        return found - away
    if not away:
        return set()
    coordinators = {one.person_id for one in in_post(Office.objects.filter(is_coordinator=True))}
    return coordinators - set(resting(coordinators)) or found


def addresses_of(person: int, account: int | None) -> list[str]:
    """Every address that we know of somebody: where they want to be reached, and what they sign in with."""
    own = list(Person.objects.filter(pk=person).exclude(address="").values_list("address", flat=True))
    ways = User.objects.filter(pk=account).values_list("email", "phone").first() if account else None
    return [*own, *(each for each in ways or () if each)]
