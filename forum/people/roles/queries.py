"""What others ask of roles, money and interests."""

import datetime as dt
from collections.abc import Iterable
from statistics import median

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from forum.ground import clock
from forum.people.membership.models import SeatHolding
from forum.people.policy import Actor, Role
from forum.people.roles.models import (
    Appointment,
    Decider,
    DeclaredInterest,
    Expression,
    InvolvementRole,
    MoneyClaim,
    OwnLimit,
    Rate,
    Step,
    StepTally,
)
from forum.people.roles.rules import (
    ENDS,
    SMALLEST_SHOWN,
    ClaimKind,
    Counted,
    MoveKind,
    RateKind,
    StepKind,
    can_be_shown,
    counts_until,
    near_limit,
)

NEWEST = 100
BENEFITS = (
    "A payment can count as earnings. If you get benefits, ask before you say yes: a welfare rights adviser or "
    "Citizens Advice can tell you."
)
EXAMPLES = (
    (RateKind.HOUR, 2_500, ""),
    (RateKind.HALF_DAY, 7_500, ""),
    (RateKind.DAY, 15_000, ""),
    (RateKind.CLAIM_MOST, 30_000, ""),
    (RateKind.MONTH_MOST, 75_000, BENEFITS),
)


def roles_with_people(roles: QuerySet[InvolvementRole] | None = None) -> QuerySet[InvolvementRole]:
    """These roles, or all, with whoever holds them, decides about them, and their checks."""
    found = InvolvementRole.objects.all() if roles is None else roles
    return found.prefetch_related("appointments", "checks", "deciders__seat", "deciders__person")


def names_actor(role: InvolvementRole, actor: Actor) -> bool:
    """Whether the advert names this actor among those who decide."""
    seats = {seat.pk for seat in actor.seats}
    return any(
        one.seat_id in seats or (one.person_id is not None and one.person_id == actor.person)
        for one in role.deciders.all()
    )


def may_change(role: InvolvementRole, actor: Actor) -> bool:
    """Whether this actor wrote the advert or is named in it; the coordinator may as well."""
    return role.made_by_id == actor.person or names_actor(role, actor) or actor.holds(Role.COORDINATOR)


def deciders_of(role: InvolvementRole) -> set[int]:
    """The people who decide about a role now: holders of its seats, and the members it names."""
    named = list(role.deciders.all())
    seats = [one.seat_id for one in named if one.seat_id]
    holders = SeatHolding.objects.now().filter(seat__in=seats).values_list("person", flat=True)
    return {*holders, *(one.person_id for one in named if one.person_id)}


def pair_of(appointment: Appointment) -> set[int]:
    """Everybody else who holds the same role now: the pair of whoever hands it back."""
    others = Appointment.objects.now().filter(role=appointment.role_id).exclude(person=appointment.person_id)
    return set(others.values_list("person", flat=True))


def at_step(*kinds: str) -> QuerySet[Expression]:
    """Expressions whose last step is one of these, and whose name is still here."""
    last = Step.objects.filter(expression=OuterRef("pk")).order_by("-pk").values("kind")[:1]
    return Expression.objects.annotate(last=Subquery(last)).filter(last__in=kinds).exclude(called="")


def reserves_of(role: InvolvementRole) -> QuerySet[Expression]:
    """Those on the list for the next place."""
    return at_step(StepKind.RESERVE).filter(role=role)


def waiting_for(actor: Actor) -> QuerySet[Expression]:
    """Interest that waits for a word of this actor, whoever waits longest first."""
    named = Decider.objects.filter(Q(seat__in=[seat.pk for seat in actor.seats]) | Q(person=actor.person))
    waits = at_step(StepKind.INTERESTED, StepKind.TALKED).filter(role__in=named.values("role"))
    return waits.exclude(person=actor.person).select_related("role").order_by("pk")


def still_told(role: InvolvementRole) -> QuerySet[Expression]:
    """Interest that goes on, of those whom a change of the advert concerns."""
    return at_step(*(set(StepKind) - ENDS)).filter(role=role)


def with_free_places() -> QuerySet[InvolvementRole]:
    """Roles that look for somebody and have a place free, whichever was shown longest ago first."""
    held = Appointment.objects.now().filter(role=OuterRef("pk"), stand_in=False).order_by().values("role")
    taken = Coalesce(Subquery(held.annotate(number=Count("pk")).values("number")), 0)
    looking = InvolvementRole.objects.looking().annotate(taken_now=taken)
    return looking.filter(taken_now__lt=F("places")).order_by("published_at", "pk")


def expressions_of(person: int) -> QuerySet[Expression]:
    return Expression.objects.filter(person=person).select_related("role").prefetch_related("steps").order_by("-pk")


def figures() -> list[tuple[dt.date, list[tuple[str, int | None]]]]:
    """How far people came, for each half-year that is long enough past, the newest first; small figures are hidden."""
    found: dict[dt.date, dict[str, int]] = {}
    for begins, step, number in StepTally.objects.order_by("-begins").values_list("begins", "step", "number"):
        if counts_until(begins) < clock.today():
            found.setdefault(begins, {})[step] = number
    told = []
    for begins, numbers in found.items():
        shown = can_be_shown([numbers.get(step, 0) for step in Counted.values])
        told.append((begins, list(zip(map(str, Counted.labels), shown, strict=True))))
    return told


def example_rates() -> list[Rate]:
    """What stands there until the forum sets its own: an example, and it says so. Not kept anywhere."""
    return [
        Rate(kind=kind, pence=pence, words=words, is_example=True, since=clock.today())
        for kind, pence, words in EXAMPLES
    ]


def rates_on(day: dt.date) -> dict[str, Rate]:
    """What is paid on a day, by kind: the forum's own, or the example where it has set none at all."""
    own = list(Rate.objects.in_force(day)) or ([] if Rate.objects.exists() else example_rates())
    return {rate.kind: rate for rate in reversed(own)}


def claims_of(person: int) -> QuerySet[MoneyClaim]:
    return MoneyClaim.objects.filter(person=person).prefetch_related("moves")


def payments_this_month(person: int) -> int:
    """What somebody is paid for their time in this month, in pence; expenses do not count."""
    today = clock.today()
    first = today.replace(day=1)
    claims = MoneyClaim.objects.filter(person=person, kind=ClaimKind.PAYMENT, day__gte=first, day__lte=today)
    refused = claims.filter(moves__kind__in=[MoveKind.REFUSED, MoveKind.TAKEN_BACK]).values("pk")
    return int(claims.exclude(pk__in=refused).aggregate(sum=Sum("pence"))["sum"] or 0)


def limit_of(person: int) -> int:
    """What this person may be paid in a month: as they told us for themselves, or the forum's own cap."""
    own = OwnLimit.objects.filter(person=person).values_list("pence", flat=True).first()
    if own is not None:
        return own
    most = rates_on(clock.today()).get(RateKind.MONTH_MOST)
    return most.pence if most else 0


def warning_for(person: int) -> tuple[int, int] | None:
    """What is paid this month and what may be, once it has come to 80 %. For this person's own eyes only."""
    paid, limit = payments_this_month(person), limit_of(person)
    return (paid, limit) if near_limit(paid=paid, limit=limit) else None


def how_long_payment_takes(claims: Iterable[tuple[dt.date, dt.date]] | None = None) -> tuple[int, int] | None:
    """Working days from claim to money, in the middle and at most, over the last hundred; None while they are few."""
    if claims is None:
        paid = MoneyClaim.objects.filter(moves__kind=MoveKind.PAID).order_by("-settled_at")[:NEWEST]
        claims = [(one.claimed_at.date(), one.settled_at.date()) for one in paid if one.settled_at]
    days = [_working_days(since, until) for since, until in claims]
    return (int(median(days)), max(days)) if len(days) >= SMALLEST_SHOWN else None


def _working_days(since: dt.date, until: dt.date) -> int:
    span = (until - since).days
    return sum(clock.is_working_day(since + dt.timedelta(days=number)) for number in range(1, span + 1))


def interests_by_seat(*, offices: set[int], organisations: set[int]) -> dict[int, str]:
    """Seats whose holders declared an interest in one of these, with their words."""
    if not offices and not organisations:
        return {}
    standing = DeclaredInterest.objects.about(offices=offices, organisations=organisations)
    today = clock.today()
    found: dict[int, str] = {}
    for one in standing.select_related("person").prefetch_related("person__seatholding_set"):
        for holding in one.person.seatholding_set.all():
            if holding.since <= today and (holding.until is None or holding.until >= today):
                found.setdefault(holding.seat_id, one.words)
    return found
