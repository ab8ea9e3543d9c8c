"""Posts: who holds them, and handing one over. What was promised belongs to the post and stays with it."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from forum.ground import clock, journal
from forum.people.membership import actions
from forum.people.membership.models import Office, OfficeHolding, Person, StandIn
from forum.people.membership.rules import Words
from forum.people.policy import Actor, Refused, Role, require


def posts() -> QuerySet[Office]:
    """Every post with its organisation, in the order of organisations; the host's first."""
    return Office.objects.select_related("organisation").order_by("-organisation__is_host", "organisation__name", "pk")


def held_by(offices: list[Office]) -> dict[int, tuple[list[OfficeHolding], list[StandIn]]]:
    """Who holds each of these posts today, and who is its deputy."""
    found: dict[int, tuple[list[OfficeHolding], list[StandIn]]] = {office.pk: ([], []) for office in offices}
    for holding in OfficeHolding.objects.now().filter(office__in=offices).select_related("person").order_by("pk"):
        found[holding.office_id][0].append(holding)
    for second in StandIn.objects.now().filter(office__in=offices).select_related("person").order_by("pk"):
        found[second.office_id or 0][1].append(second)
    return found


@transaction.atomic
def hand_over(*, actor: Actor, office: Office, called: str, email: str, since: date) -> OfficeHolding:
    """Say who holds a post next: known by the address that they sign in with, or welcome from now on.

    Args:
        actor: whoever holds it, or the coordinator.
        office: the post.
        called: what the next holder is called.
        email: the address that they sign in with.
        since: their first day; until then it stays where it is.
    """
    holds = actor.office(office.pk) is not None
    require(actor, "membership.hand_over", also={Role.OFFICE} if holds else set())
    if since < clock.today():
        raise Refused(Words.NOT_A_DAY)
    Office.objects.select_for_update().get(pk=office.pk)
    known = Person.objects.filter(account__email__iexact=email).first()
    if known and OfficeHolding.objects.now().filter(office=office, person=known).exists():
        raise Refused(Words.HOLDS_IT)
    person = known or actions.welcome(called=called, email=email, member=False)
    OfficeHolding.objects.filter(office=office, since__gt=clock.today()).delete()  # said otherwise before
    made = actions.take_office(person=person, office=office, since=since)
    journal.note(act="membership.hand_over", actor=actor.person, subject=f"office:{office.public_id}")
    return made
