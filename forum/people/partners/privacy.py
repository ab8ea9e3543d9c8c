"""Invitations for organisations: whom somebody invited, and by which they came."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from forum.ground import journal
from forum.ground.keeping import Kept, Rows
from forum.people.partners.actions import forget_codes
from forum.people.partners.models import PartnerCode
from forum.people.partners.rules import CODES_KEPT

KEPT = (
    Kept(
        name="partner_codes",
        what=_("Invitations to speak for an organisation, and who used them"),
        why=_("So that a slip of paper can be used later, and taken back."),
        period=CODES_KEPT,
        due=lambda: PartnerCode.objects.old().count(),
        forget=forget_codes,
    ),
)
HOLDS = frozenset({PartnerCode._meta.label})


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """Invitations that this person made or used."""
    del account
    rows = PartnerCode.objects.filter(made_by=person) | PartnerCode.objects.filter(used_by=person)
    return {
        "Invitations for organisations": [
            {
                "organisation": one.organisation.name,
                "on": one.made_at.date().isoformat(),
                "for": one.for_whom if one.made_by_id == person else "you",
            }
            for one in rows.select_related("organisation").order_by("pk")
        ]
    }


@transaction.atomic
def erase(*, person: int, account: int | None) -> None:
    """Invitations that nobody has used yet go; on the others no name is left."""
    del account
    own = PartnerCode.objects.filter(made_by=person)
    gone = own.filter(used_at=None).delete()[0]
    gone += own.update(made_by=None) + PartnerCode.objects.filter(used_by=person).update(used_by=None, for_whom="")
    if gone:
        journal.note(act="partners.erase", actor=person, subject=f"person:{person}")
