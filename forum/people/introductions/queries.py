"""Who shows themselves, and what they hold in the open."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import QuerySet

from forum.people.introductions.models import Introduction
from forum.people.membership.models import Chairing, OfficeHolding, SeatHolding
from forum.people.membership.rules import GroupKind


def shown() -> QuerySet[Introduction]:
    """Everybody who shows themselves."""
    return Introduction.objects.select_related("person")


def open_parts(persons: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """What these people hold in the open: `office`, `seat` or `chair`, and its name. Never that they are members."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    offices = OfficeHolding.objects.now().filter(person__in=persons).order_by("pk")
    for person, name in offices.values_list("person", "office__name"):
        found[person].append(("office", name))
    chairs = Chairing.objects.now().filter(person__in=persons).exclude(group__kind=GroupKind.CIRCLE).order_by("pk")
    for person, name in chairs.values_list("person", "group__name"):
        found[person].append(("chair", name))
    seats = SeatHolding.objects.now().filter(person__in=persons).order_by("seat__order", "pk")
    for person, name in seats.values_list("person", "seat__name"):
        found[person].append(("seat", name))
    return found
