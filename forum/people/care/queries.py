"""What others ask of care: who rests and what still comes, how somebody can be reached, and what to think of first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from forum.ground import clock
from forum.ground.post.rules import Way
from forum.people import policy
from forum.people.care.models import (
    Buddy,
    Debrief,
    KeptComing,
    Need,
    NeedsOverride,
    NeedsSheet,
    Pace,
    Part,
    QuietHours,
    SmallThing,
)
from forum.people.care.rules import BACK_FOR_DAYS, Amount, Code, Sending, Words, quiet_until, sending_for
from forum.people.membership.models import Group, Membership, Person, Resting
from forum.people.membership.queries import resting
from forum.people.membership.rules import GroupKind
from forum.people.membership.rules import Way as PersonWay


def pace_of(person: int) -> Pace | None:
    """What somebody said last of how much they can take on; None when they said nothing, or its time is over."""
    said = Pace.objects.filter(person=person).order_by("-pk").first()
    return None if said is None or said.is_over else said


def last_rest(person: int) -> Pace | None:
    """When somebody stepped back last."""
    return Pace.objects.filter(person=person, amount=Amount.NOTHING).order_by("-pk").first()


def rested_lately(person: int) -> bool:
    """Whether somebody is back from a rest for a few days only, so that three lines may help."""
    if away([person]):
        return False
    ended = Resting.objects.filter(person=person, until__gte=clock.today() - BACK_FOR_DAYS)
    return ended.filter(until__lt=clock.today()).exists()


def away(persons: Iterable[int], *, but: str | None = None) -> set[int]:
    """Those of these people who rest and have not asked that this kind still comes."""
    found = set(resting(persons))
    if but is None or not found:
        return found
    return found - set(KeptComing.objects.filter(person__in=found, kind=but).values_list("person", flat=True))


NO_NEED = Sending()


@dataclass(frozen=True)
class Reached:
    """How something reaches somebody today: the way, the address for it, and the form that it needs."""

    person: int
    way: str
    address: str
    sending: Sending = NO_NEED


def reach_of(persons: Iterable[int]) -> list[Reached]:
    """How each of these people is reached today; whoever wants to hear nothing is left out.

    In the way that they chose, or by the address that they sign in with; where they told us what they can use, by
    that alone. What no machine can make is a letter in the print queue, for a person to make.
    """
    people = list(Person.objects.filter(pk__in=persons).select_related("account", "needs_sheet").order_by("pk"))
    keys = [person.pk for person in people]
    told = codes_of(keys)
    today = clock.today()
    overrides = NeedsOverride.objects.filter(person__in=keys, until__gte=today).order_by("pk")
    instead = dict(overrides.values_list("person", "way")) if told else {}
    found = (_reached(person, told.get(person.pk, set()), instead.get(person.pk)) for person in people)
    return [one for one in found if one is not None]


def codes_of(persons: Iterable[int]) -> dict[int, set[str]]:
    """What each of these people needs, as codes."""
    found: dict[int, set[str]] = defaultdict(set)
    for person, code in Need.objects.filter(person__in=persons).values_list("person", "code"):
        found[person].add(code)
    return found


def _reached(person: Person, codes: set[str], instead: str | None) -> Reached | None:
    addresses = _addresses(person)
    chosen = person.way if person.way != PersonWay.NONE else (Way.EMAIL if Way.EMAIL in addresses else None)
    sending = sending_for(codes)
    if instead and instead in addresses:
        return Reached(person.pk, instead, addresses[Way(instead)])
    if sending.ways is None:
        return Reached(person.pk, chosen, addresses[Way(chosen)], sending) if chosen else None
    order = [way for way in (chosen, Way.LETTER, Way.EMAIL, Way.TEXT) if way in sending.ways and way in addresses]
    if order:
        way = Way(order[0])
        return Reached(person.pk, way, addresses[way], sending)
    if chosen is None and not sending.by_hand:
        return None
    by_hand = sending.by_hand or tuple(Code(code) for code in sorted(codes) if code.startswith(("contact", "format")))
    to = addresses.get(Way.LETTER) or "\n".join([person.called, *dict.fromkeys(addresses.values())])
    return Reached(person.pk, Way.LETTER, to, Sending(sending.ways, sending.large, by_hand))


def _addresses(person: Person) -> dict[Way, str]:
    """Every address that they gave us, by way; the one they chose counts most."""
    account, sheet = person.account, getattr(person, "needs_sheet", None)
    known = {
        Way.EMAIL: (account.email if account else None) or "",
        Way.TEXT: (account.phone if account else None) or "",
        Way.LETTER: sheet.postal if sheet else "",
    }
    if person.way != PersonWay.NONE and person.address:
        known[Way(person.way)] = person.address
    return {way: address for way, address in known.items() if address}


def require_usable(*, person: int, way: str) -> None:
    """Refuse to send something to somebody in a way that they cannot use.

    Raises:
        Refused: unless somebody said, with a reason that the person can read, why it cannot wait.
    """
    if NeedsOverride.objects.filter(person=person, way=way, until__gte=clock.today()).exists():
        return
    ways = sending_for(codes_of([person]).get(person, ())).ways
    if ways is not None and way not in ways:
        raise policy.Refused(Words.UNUSABLE)


def hold_until(person: int) -> datetime | None:
    """When somebody's own quiet hours end, if it is quiet for them now."""
    hours = QuietHours.objects.filter(person=person).first()
    if hours is None:
        return None
    end = quiet_until(timezone.localtime(clock.now()), begins=hours.begins, ends=hours.ends)
    return timezone.make_aware(end.replace(tzinfo=None)) if end else None


def sheets() -> QuerySet[NeedsSheet]:
    """Everybody who told us what they need, for whoever sends or books."""
    return NeedsSheet.objects.select_related("person", "recorded_by").prefetch_related("person__needs")


def pair_of(person: int) -> Buddy | None:
    """Somebody's buddy, asked or agreed."""
    return Buddy.objects.filter(person=person).select_related("buddy").first()


def is_buddy_of(buddy: int | None, person: int) -> bool:
    return buddy is not None and Buddy.objects.filter(buddy=buddy, person=person, accepted_at__isnull=False).exists()


def things_to_carry(actor: policy.Actor) -> QuerySet[SmallThing]:
    """Open small things that this actor may carry: of those whose buddy they are, of whoever asks any helper, tasks."""
    mine = Buddy.objects.filter(buddy=actor.person, accepted_at__isnull=False).values("person")
    may = Q(asked_by__in=mine, for_members=False)
    if actor.holds(policy.Role.HELPER):
        may |= Q(open_to_helpers=True)
    if actor.holds(policy.Role.MEMBER):
        may |= Q(for_members=True)
    may |= Q(pk__in=Part.objects.filter(taken_by=actor.person, done_at__isnull=True).values("thing"))
    open_now = SmallThing.objects.filter(may, closed_at__isnull=True).exclude(asked_by=actor.person)
    return open_now.select_related("asked_by").prefetch_related("parts__taken_by")


def pair_at(part: Part, *, but: int | None) -> set[int]:
    """Who shares a part with whoever hands it back: whoever asked, their buddy, and those who carry other parts."""
    thing = part.thing
    pair = set(thing.parts.filter(taken_by__isnull=False).values_list("taken_by", flat=True)) | {thing.asked_by_id}
    if not thing.for_members:
        pair |= set(
            Buddy.objects.filter(person=thing.asked_by, accepted_at__isnull=False).values_list("buddy", flat=True)
        )
    return {person for person in pair if person and person != but}


def circles_of(person: int) -> QuerySet[Group]:
    """The peer circles that somebody is in, by name."""
    mine = Membership.objects.now().filter(person=person).values("group")
    return Group.objects.filter(kind=GroupKind.CIRCLE, pk__in=mine, closed_on__isnull=True).order_by("name", "pk")


def is_in(person: int | None, circle: Group) -> bool:
    return person is not None and Membership.objects.now().filter(person=person, group=circle).exists()


def talks_for(actor: policy.Actor) -> QuerySet[Debrief]:
    """Talks that wait for this actor: with them by name, or with whoever is on duty."""
    mine = Q(talks_with=actor.person)
    if actor.holds(policy.Role.DUTY):
        mine |= Q(talks_with__isnull=True)
    return Debrief.objects.filter(mine, looked_after_at__isnull=True).select_related("person").order_by("pk")
