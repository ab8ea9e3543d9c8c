"""What stands in which calendar."""

from django.conf import settings
from django.db.models import Q, QuerySet

from forum.ground import clock, codes
from forum.outlets.calendars.models import SecretAddress
from forum.outlets.calendars.rules import SINCE
from forum.people.membership.models import Membership
from forum.rooms.gatherings.models import Gathering


def shown() -> QuerySet[Gathering]:
    """Open gatherings from sixty days ago on, cancelled ones too, for those who had them in their calendar already."""
    since = clock.now() - SINCE
    return Gathering.objects.open_to_all().for_page().filter(starts_at__gte=since).order_by("starts_at", "pk")


def own(person: int) -> QuerySet[Gathering]:
    """Where somebody said that they come, goes as one of two, or is at home in the group; peer circles stay out."""
    groups = Membership.objects.now().filter(person=person).values("group")
    mine = Q(coming__person=person) | Q(pair__person=person, pair__reserve=False) | Q(group__in=groups)
    return shown().filter(pk__in=Gathering.objects.filter(mine).values("pk"))


def mark_of(secret: str) -> str:
    """The keyed hash under which a secret address is kept."""
    return codes.fingerprint(secret, key=f"calendar:{settings.RECEIPT_KEY}")


def whose(secret: str) -> int | None:
    """The person whose calendar this address shows."""
    found = SecretAddress.objects.filter(fingerprint=mark_of(secret)).values_list("person", flat=True).first()
    return int(found) if found is not None else None
