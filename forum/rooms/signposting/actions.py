"""Adding groups and services to the directory."""

from typing import Any

from django.db import transaction

from forum.ground import clock, journal
from forum.ground.places.models import Area
from forum.people import policy
from forum.rooms.signposting.models import Listing


@transaction.atomic
def add_listing(*, actor: policy.Actor, name: str, what: str, area: Area, checked_by: str, **details: Any) -> Listing:
    """Add a group or service, checked today. `details` are further fields of `Listing`."""
    policy.require(actor, "signposting.add_listing")
    listing = Listing.objects.create(
        name=name, what=what, area=area, checked_by=checked_by, checked_on=clock.today(), **details
    )
    journal.note(act="signposting.add_listing", actor=actor.person, subject=f"listing:{listing.public_id}")
    return listing
