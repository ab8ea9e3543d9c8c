"""Wishes and farewells: handed over while somebody lives; a dedication is the family's and stays."""

from django.db import transaction

from forum.ground import journal
from forum.ground.keeping import Rows
from forum.people.farewells.models import Farewell, Wish

HOLDS = frozenset({Farewell._meta.label, Wish._meta.label})


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """What this person wishes, and what they noted for others."""
    del account
    return {
        "What you wish for your words after you": [
            {"words": one.get_words_display()} for one in Wish.objects.filter(person=person)
        ],
        "Deaths that you noted": [
            {"on": one.noted_at.date().isoformat()} for one in Farewell.objects.filter(noted_by=person).order_by("pk")
        ],
    }


@transaction.atomic
def erase(*, person: int, account: int | None) -> None:
    """Forget the wish, and who noted what."""
    del account
    gone = Wish.objects.filter(person=person).delete()[0]
    gone += Farewell.objects.filter(noted_by=person).update(noted_by=None)
    if gone:
        journal.note(act="farewells.erase", actor=person, subject=f"person:{person}")
