"""What the agreement keeps of somebody: what they signed. Taken out, the signature stays with the seat or the post."""

from django.db import transaction

from forum.ground import journal
from forum.ground.keeping import Rows
from forum.people.agreement.models import Signature

HOLDS = frozenset({Signature._meta.label})


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """What this person signed, for which seat or post."""
    del account
    mine = Signature.objects.filter(by=person).select_related("seat", "office").order_by("pk")
    return {"How we work together: signed by you": [{"for": one.name, "on": one.on.isoformat()} for one in mine]}


@transaction.atomic
def erase(*, person: int, account: int | None) -> None:
    """Leave the signature with the seat or the post, and nobody's name with it."""
    del account
    if Signature.objects.filter(by=person).update(by=None):
        journal.note(act="agreement.erase", actor=person, subject=f"person:{person}")
