"""A group looks after its own entry: it says that it is theirs, and changes it; somebody of the forum looks."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from forum.ground import clock, journal
from forum.ground.places.where import Where
from forum.people import policy
from forum.people.membership.models import Organisation
from forum.rooms.signposting.actions import hold_listing, keep
from forum.rooms.signposting.models import Listing, Proposal
from forum.rooms.signposting.rules import Words


@transaction.atomic
def claim_listing(*, actor: policy.Actor, listing: Listing, organisation: Organisation) -> Proposal:
    """Say that an entry is one's own group's. Said twice, it waits once.

    Raises:
        Refused: when it belongs to somebody already, or whoever asks does not act for that organisation.
    """
    policy.require(actor, "signposting.claim_listing")
    if organisation.pk not in acting_for(actor):
        raise policy.Refused(Words.NOT_YOURS)
    held = hold_listing(listing)
    if held.organisation_id:
        raise policy.Refused(Words.TAKEN)
    there = Proposal.objects.waiting().filter(listing=held, organisation=organisation, details={}).first()
    if there:
        return there
    made = Proposal.objects.create(listing=held, organisation=organisation, proposed_by_id=actor.person)
    _note(actor, "signposting.claim_listing", held)
    return made


@transaction.atomic
def propose_change(*, actor: policy.Actor, listing: Listing, needs: Sequence[str], **details: Any) -> Proposal:
    """Put one's own entry right. It shows once somebody of the forum has looked; the newest proposal counts."""
    policy.require(actor, "signposting.propose_change")
    held = hold_listing(listing)
    if held.organisation_id is None or held.organisation_id not in acting_for(actor):
        raise policy.Refused(Words.NOT_YOURS)
    details = {**details, "needs": list(needs), "area": details["area"].slug}
    Proposal.objects.waiting().filter(listing=held, organisation=held.organisation_id).exclude(details={}).delete()
    made = Proposal.objects.create(
        listing=held, organisation_id=held.organisation_id, details=details, proposed_by_id=actor.person
    )
    _note(actor, "signposting.propose_change", held)
    return made


@transaction.atomic
def accept_proposal(*, actor: policy.Actor, proposal: Proposal) -> Listing:
    """Say yes to what a group proposes: it shows at once, and the group has checked it today."""
    policy.require(actor, "signposting.look_at_proposal")
    proposal, listing = _to_look_at(actor, proposal)
    if not proposal.details:
        if listing.organisation_id:
            raise policy.Refused(Words.TAKEN)
        listing.organisation = proposal.organisation
        needs = [one.need for one in listing.needs.all()]
    else:
        needs, given = proposal.details["needs"], proposal.as_given()
        if (given["postcode"], given["where"]) != (listing.postcode, listing.where):
            listing.lat = listing.lon = None
        for name, value in given.items():
            setattr(listing, name, value)
        listing.checked_on, listing.checked_by = clock.today(), proposal.organisation.name[:100]
    keep(listing, needs=needs, where=Where())
    _note(actor, "signposting.accept_proposal", listing)
    return listing


@transaction.atomic
def decline_proposal(*, actor: policy.Actor, proposal: Proposal, why: str) -> Proposal:
    """Say no, in plain words, which whoever proposed it reads on the entry's page.

    Raises:
        Refused: without a reason.
    """
    policy.require(actor, "signposting.look_at_proposal")
    if not why.strip():
        raise policy.Refused(Words.NO_REASON)
    held, listing = _to_look_at(actor, proposal)
    held.declined_why = why.strip()[:200]
    held.save(update_fields=["declined_why"])
    _note(actor, "signposting.decline_proposal", listing)
    return held


def acting_for(actor: policy.Actor) -> set[int]:
    """The organisations that somebody acts for."""
    return {place.pk for place in actor.organisations}


def _to_look_at(actor: policy.Actor, proposal: Proposal) -> tuple[Proposal, Listing]:
    held = Proposal.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=proposal.pk)
    if held.looked_at:
        raise policy.Refused(Words.LOOKED_AT)
    if held.organisation_id in acting_for(actor):
        raise policy.Refused(Words.OWN)
    listing = hold_listing(held.listing)
    held.looked_at, held.looked_by_id = clock.now(), actor.person
    held.save(update_fields=["looked_at", "looked_by"])
    return held, listing


def _note(actor: policy.Actor, act: str, listing: Listing) -> None:
    journal.note(act=act, actor=actor.person, subject=f"listing:{listing.public_id}")
