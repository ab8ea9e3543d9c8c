"""That somebody has a secret address for their calendar."""

from django.db import transaction

from forum.ground import journal
from forum.ground.keeping import Rows
from forum.outlets.calendars.models import SecretAddress

HOLDS = frozenset({SecretAddress._meta.label})


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """When it was made; the address itself is kept nowhere."""
    del account
    rows = SecretAddress.objects.filter(person=person)
    return {"Your calendar's secret address": [{"made": one.made_at.isoformat()} for one in rows]}


@transaction.atomic
def erase(*, person: int, account: int | None) -> None:
    """It leads nowhere from now on."""
    del account
    if SecretAddress.objects.filter(person=person).delete()[0]:
        journal.note(act="calendars.erase", actor=person, subject=f"person:{person}")
