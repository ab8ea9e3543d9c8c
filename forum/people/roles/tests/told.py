"""A role, and somebody who pays, for the tests of this part."""

from typing import Any

from forum.people.membership import actions as membership
from forum.people.membership.models import Office
from forum.people.policy import VISITOR, Actor
from forum.people.roles import actions
from forum.people.roles.models import Expression, InvolvementRole
from tests.fixtures.village import Village

ADVERT: dict[str, Any] = {
    "title": "Tea and a welcome",
    "what": "You put the kettle on.",
    "purpose": "Nobody walks in alone.",
    "how_long": "Two hours a month",
}


def role(village: Village, *, shown: bool = True, seats: tuple[str, ...] = ("river",), **more: Any) -> InvolvementRole:
    made = actions.draft_role(
        actor=village.actor("bo"), seats=[village.seats[seat] for seat in seats], **{**ADVERT, **more}
    )
    return actions.publish(actor=village.actor("cy"), role=made) if shown else made


def interest(village: Village, asked: InvolvementRole, name: str = "vic", **more: Any) -> Expression:
    who = VISITOR if name == "vic" else village.actor(name)
    given = {"seed": f"seed-{name}-{asked.pk}", "called": name.title()}
    given |= {"way": "email", "address": f"{name}@example.org"}
    return actions.express(actor=who, role=asked, **{**given, **more})


def payer(village: Village, name: str = "hal") -> Actor:
    """Let somebody of the trust hold the office that pays."""
    office, _fresh = Office.objects.get_or_create(
        slug="payments", defaults={"name": "Payments", "organisation": village.host, "is_payer": True}
    )
    membership.take_office(person=village.people[name], office=office)
    return village.actor(name)
