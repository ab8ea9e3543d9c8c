"""What others ask of gatherings."""

from collections import Counter
from datetime import date

from django.conf import settings
from django.db.models import Max
from django.utils.timezone import localdate

from forum.ground import codes
from forum.ground.places.models import Area
from forum.people.membership.models import Terms
from forum.people.membership.rules import in_quorum
from forum.people.policy import Actor, Role
from forum.rooms.gatherings.models import Coming, Gathering, Pair, Presence
from forum.rooms.gatherings.rules import DECIDES


def seats_there(gathering: Gathering) -> list[Presence]:
    return list(
        Presence.objects.filter(gathering=gathering)
        .select_related("seat__constituency")
        .order_by("seat__order", "seat_id")
    )


def is_quorate(gathering: Gathering, *, there: list[Presence] | None = None) -> bool:
    """Whether enough seats of the right sides were there, by the terms of reference then in force."""
    there = seats_there(gathering) if there is None else there
    terms = Terms.objects.in_force(gathering.group, on=localdate(gathering.starts_at))
    if terms is None:
        return False
    present = Counter(presence.seat.constituency_id for presence in there)
    shares = {share.constituency_id: share.at_least for share in terms.shares.all()}
    return in_quorum(present=dict(present), quorum=terms.quorum, shares=shares)


def towards(actor: Actor, gathering: Gathering) -> set[Role]:
    """Whether somebody is one of those who go there."""
    if actor.person is None:
        return set()
    found: set[Role] = set()
    if Pair.objects.filter(gathering=gathering, person=actor.person, reserve=False).exists():
        found.add(Role.PAIR)
    return found


def mark_of(code: str) -> str:
    """The keyed hash under which a code of somebody who comes is kept."""
    return codes.fingerprint(code, key=f"coming:{settings.RECEIPT_KEY}")


def coming_with(code: str) -> Coming | None:
    """What was said with this code, while it is kept."""
    return Coming.objects.filter(fingerprint=mark_of(code)).select_related("gathering__venue").first()


def lately_been(areas: list[Area]) -> dict[int, date | None]:
    """For each area, the last day on which an open gathering was or will be held there."""
    held = Gathering.objects.open_to_all().filter(cancelled_at=None, venue__area__in=areas)
    last = held.values("venue__area").annotate(last=Max("starts_at")).values_list("venue__area", "last")
    found = {area: localdate(day) for area, day in last}
    return {area.pk: found.get(area.pk) for area in areas}


def rotation(areas: list[Area], count: int) -> list[Area]:
    """The areas for the next gatherings: where the forum has not been for longest comes first, then round again."""
    been = lately_been(areas)
    order = sorted(areas, key=lambda area: (been[area.pk] or date.min, area.order, area.pk))
    return [order[number % len(order)] for number in range(count)] if order else []


def last_meeting_before(gathering: Gathering) -> Gathering | None:
    """The meeting that the same group held before this gathering."""
    earlier = Gathering.objects.filter(group=gathering.group_id, kind__in=DECIDES, starts_at__lt=gathering.starts_at)
    return earlier.filter(cancelled_at=None).order_by("-starts_at").first()
