"""People, organisations, groups, and what people hold in them with dates."""

from forum.people.membership.models.bodies import Constituency, Group, Mandate, Organisation, QuorumShare, Terms
from forum.people.membership.models.covering import Resting, StandIn
from forum.people.membership.models.holdings import (
    ActingFor,
    Chairing,
    Membership,
    Office,
    OfficeHolding,
    Seat,
    SeatHolding,
)
from forum.people.membership.models.people import KeptPosted, Person, Perspective

__all__ = [
    "ActingFor",
    "Chairing",
    "Constituency",
    "Group",
    "KeptPosted",
    "Mandate",
    "Membership",
    "Office",
    "OfficeHolding",
    "Organisation",
    "Person",
    "Perspective",
    "QuorumShare",
    "Resting",
    "Seat",
    "SeatHolding",
    "StandIn",
    "Terms",
]
