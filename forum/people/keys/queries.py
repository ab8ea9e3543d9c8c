"""What waits for keys."""

from django.db.models import QuerySet

from forum.people.keys.models import Asking
from forum.people.keys.rules import TurnKind
from forum.people.membership.models import Seat
from forum.people.policy import Actor

SHOWN = 20


def waiting() -> QuerySet[Asking]:
    """All that waits, the nearest last day first."""
    return Asking.objects.waiting().whole().order_by("until", "pk")


def waiting_for(actor: Actor) -> list[Asking]:
    """What waits for the word of one of this actor's seats."""
    seats = {seat.pk for seat in actor.seats}
    if not seats:
        return []
    return [one for one in waiting()[:SHOWN] if speaking_for(one, actor)]


def speaking_for(asking: Asking, actor: Actor) -> list[int]:
    """The seats of this actor whose side is asked and which have not agreed."""
    if not asking.waits or not actor.seats:
        return []
    return [seat for seat in seats_asked(asking, actor) if asking.last_word(seat) != TurnKind.TURNED]


def seats_asked(asking: Asking, actor: Actor) -> list[int]:
    """The seats of this actor whose side is asked."""
    sides = [side.constituency_id for side in asking.sides.all()]
    held = [seat.pk for seat in actor.seats]
    return list(Seat.objects.filter(pk__in=held, constituency__in=sides).order_by("order").values_list("pk", flat=True))
