"""Who somebody is here, and what they hold: to hand over, and to let go of."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from forum.ground import clock, journal
from forum.ground.keeping import Kept, Rows
from forum.people.membership.joining import forget_unconfirmed
from forum.people.membership.models import (
    ActingFor,
    Chairing,
    KeptPosted,
    Membership,
    OfficeHolding,
    Person,
    Perspective,
    SeatHolding,
)
from forum.people.membership.models.holdings import Held
from forum.people.membership.queries import addresses_of
from forum.people.membership.rules import FORMER_MEMBER, UNCONFIRMED_KEPT, Way

KEPT = (
    Kept(
        name="unconfirmed",
        what=_("A name and an address with which somebody joined, where no code ever came back"),
        why=_("So that whoever was interrupted can still come in."),
        period=UNCONFIRMED_KEPT,
        due=lambda: Person.objects.never_confirmed().count(),
        forget=forget_unconfirmed,
    ),
)
HOLDS = frozenset(
    model._meta.label
    for model in (ActingFor, Chairing, KeptPosted, Membership, OfficeHolding, Person, Perspective, SeatHolding)
)


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """Name, way to be reached, what they hold, and what only they told us."""
    posted = KeptPosted.objects.of(addresses_of(person, account)).order_by("pk")
    return {
        "Who you are here": [
            {
                "called": one.called,
                "said like": one.said_like,
                "way": one.way,
                "address": one.address,
                "joined": one.joined_at.isoformat(),
            }
            for one in Person.objects.filter(pk=person)
        ],
        "Whom you helped to join": [
            {"on": one.joined_at.date().isoformat()} for one in Person.objects.filter(recorded_by=person).order_by("pk")
        ],
        "Groups you belong to": [
            _held(one, one.group.name)
            for one in Membership.objects.filter(person=person).select_related("group").order_by("pk")
        ],
        "Seats you hold or held": [
            _held(one, one.seat.name)
            for one in SeatHolding.objects.filter(person=person).select_related("seat").order_by("pk")
        ],
        "Groups you chair or chaired": [
            _held(one, one.group.name)
            for one in Chairing.objects.filter(person=person).select_related("group").order_by("pk")
        ],
        "Offices you hold or held": [
            _held(one, one.office.name)
            for one in OfficeHolding.objects.filter(person=person).select_related("office").order_by("pk")
        ],
        "Organisations you act or acted for": [
            _held(one, one.organisation.name)
            for one in ActingFor.objects.filter(person=person).select_related("organisation").order_by("pk")
        ],
        "Where you speak from": [
            {"perspective": one.get_kind_display()} for one in Perspective.objects.filter(person=person).order_by("pk")
        ],
        "The page once a month": [{"way": one.way, "address": one.address} for one in posted],
    }


def _held(one: Held, name: str) -> dict[str, object]:
    return {"what": name, "from": one.since.isoformat(), "until": one.until.isoformat() if one.until else ""}


@transaction.atomic
def erase(*, person: int, account: int | None) -> None:
    """Forget name, address and what only they told us. Whatever they held ends today, and stays without a name."""
    KeptPosted.objects.of(addresses_of(person, account)).delete()
    Perspective.objects.filter(person=person).delete()
    today = clock.today()
    for model in (Membership, SeatHolding, Chairing, OfficeHolding, ActingFor):
        model.objects.now().filter(person=person).update(until=today)
    Person.objects.filter(recorded_by=person).update(recorded_by=None)
    Person.objects.filter(pk=person).update(
        called=FORMER_MEMBER, said_like="", way=Way.NONE, address="", joined_by=None, recorded_by=None
    )
    journal.note(act="membership.erase", actor=None, subject=f"person:{person}")
