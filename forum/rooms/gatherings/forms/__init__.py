"""Announcing and changing a gathering, coming along, places, visits, and series."""

from forum.rooms.gatherings.forms.announcing import AnnounceForm, CancelForm, ChangeForm, PresenceForm
from forum.rooms.gatherings.forms.coming import CodeForm, ComingForm
from forum.rooms.gatherings.forms.dates import DatesForm, WhenForm
from forum.rooms.gatherings.forms.meeting import ActionForm, DoneForm, SlotForm
from forum.rooms.gatherings.forms.places import CheckForm
from forum.rooms.gatherings.forms.series import PlanForm, SeriesForm
from forum.rooms.gatherings.forms.visits import VisitForm

__all__ = [
    "ActionForm",
    "AnnounceForm",
    "CancelForm",
    "ChangeForm",
    "CheckForm",
    "CodeForm",
    "ComingForm",
    "DatesForm",
    "DoneForm",
    "PlanForm",
    "PresenceForm",
    "SeriesForm",
    "SlotForm",
    "VisitForm",
    "WhenForm",
]
