"""Whom acts of care and keys concern: a second, a buddy, a pair, whoever is asked in, seats that are asked."""

from collections.abc import Callable, Mapping

from forum.ground.journal.models import Event
from forum.outlets.notices.roles_and_money import Who
from forum.people.care.models import Buddy, CircleAsked, SecondAsked
from forum.people.care.rules import Keep
from forum.people.keys.models import Asking
from forum.people.membership.models import Seat, StandIn
from forum.people.membership.queries import at_seats

# What still comes to somebody who rests, if they asked for it; every other kind pauses.
KEPT_AS: Mapping[str, str] = {
    "claim_news": Keep.MONEY,
    "role_news": Keep.ROLES,
    "role_back": Keep.ROLES,
    "role_taken": Keep.ROLES,
    "role_interest": Keep.ROLES,
    "role_new": Keep.ROLES,
    "role_free": Keep.ROLES,
    "buddy_asked": Keep.CARE,
    "buddy_yes": Keep.CARE,
    "buddy_ended": Keep.CARE,
    "small_thing": Keep.CARE,
    "thing_moved": Keep.CARE,
    "circle_asked": Keep.CARE,
    "thanks": Keep.THANKS,
}
# Clocks of offices never pause: they go to whoever is there for the office.
CLOCKS = frozenset({"asked", "warned_of_reply", "warned_of_promise", "claim_waits", "worry", "debrief"})


def _whom(event: Event, name: str = "to") -> list[int]:
    told = event.about.get(name, [])
    return [int(each) for each in told] if isinstance(told, list) else []


def _covers(event: Event) -> Who | None:
    """The seconds of somebody who rests from now on."""
    seconds = StandIn.objects.now().filter(pk__in=_whom(event, "seconds"))
    return Who("covers", set(seconds.values_list("person", flat=True)))


def _second_asked(event: Event) -> Who | None:
    asked = SecondAsked.objects.filter(pk=event.about["asked"]).first()
    return Who("second_asked", [asked.person_id]) if asked else None


def _buddy_asked(event: Event) -> Who | None:
    pair = Buddy.objects.filter(pk=event.about["buddy"], accepted_at__isnull=True).first()
    return Who("buddy_asked", [pair.buddy_id]) if pair else None


def _buddy_yes(event: Event) -> Who | None:
    return Who("buddy_yes", [int(str(event.about["person"]))])


def _buddy_ended(event: Event) -> Who | None:
    other = int(str(event.about["other"]))
    return Who("buddy_ended", [other]) if other else None


def _small_thing(event: Event) -> Who | None:
    return Who("small_thing", _whom(event))


def _thing_moved(event: Event) -> Who | None:
    """Taken, done or handed back: for the pair, and nobody else."""
    return Who("thing_moved", set(_whom(event)) - {event.actor or 0})


def _circle_asked(event: Event) -> Who | None:
    asked = CircleAsked.objects.filter(pk=event.about["asked"]).first()
    return Who("circle_asked", [asked.person_id]) if asked else None


def _debrief(event: Event) -> Who | None:
    return Who("debrief", _whom(event))


def _keys_asked(event: Event) -> Who | None:
    """Whoever is there for the seats of the sides that are asked, but the one who asks."""
    asking = Asking.objects.waiting().filter(public_id=event.about["asking"]).first()
    if asking is None:
        return None
    sides = asking.sides.values("constituency")
    seats = Seat.objects.filter(constituency__in=sides, group=asking.asked_by.group_id).exclude(pk=asking.asked_by_id)
    return Who("keys_asked", at_seats(seats.values_list("pk", flat=True)) - {event.actor or 0})


CARE_AND_KEYS: Mapping[str, Callable[[Event], Who | None]] = {
    "care.step_back": _covers,
    "care.ask_second": _second_asked,
    "care.ask_buddy": _buddy_asked,
    "care.be_buddy": _buddy_yes,
    "care.end_buddy": _buddy_ended,
    "care.ask_small_thing": _small_thing,
    "care.take_part": _thing_moved,
    "care.hand_back": _thing_moved,
    "care.done_with_part": _thing_moved,
    "care.ask_into_circle": _circle_asked,
    "care.ask_debrief": _debrief,
    "keys.ask": _keys_asked,
}
