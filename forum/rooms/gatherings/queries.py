"""What others ask of gatherings."""

from collections import Counter

from django.utils.timezone import localdate

from forum.people.membership.models import Terms
from forum.people.membership.rules import in_quorum
from forum.rooms.gatherings.models import Gathering, Presence


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
