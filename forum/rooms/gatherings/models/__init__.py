"""Places to meet, gatherings with their times and who goes there, and who says that they come."""

from forum.rooms.gatherings.models.coming import Coming
from forum.rooms.gatherings.models.dates import DateAnswer, DateOption, DatePoll
from forum.rooms.gatherings.models.gatherings import Gathering, Pair, Presence, Series, Slot
from forum.rooms.gatherings.models.minutes import AgreedAction, Minutes, SlotNote
from forum.rooms.gatherings.models.venues import Venue
from forum.rooms.gatherings.models.visits import Visit, VisitPoint

__all__ = [
    "AgreedAction",
    "Coming",
    "DateAnswer",
    "DateOption",
    "DatePoll",
    "Gathering",
    "Minutes",
    "Pair",
    "Presence",
    "Series",
    "Slot",
    "SlotNote",
    "Venue",
    "Visit",
    "VisitPoint",
]
