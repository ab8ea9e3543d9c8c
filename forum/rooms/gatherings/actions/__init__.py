"""What is done with gatherings: announced, made in pairs, changed, come along to, visited, planned in series."""

from forum.rooms.gatherings.actions.announcing import announce, cancel, change
from forum.rooms.gatherings.actions.coming import forget_coming, not_coming, say_coming
from forum.rooms.gatherings.actions.meeting import note_presence, set_slot
from forum.rooms.gatherings.actions.pairs import drop_out, go_along
from forum.rooms.gatherings.actions.series import begin_series, plan_series
from forum.rooms.gatherings.actions.venues import add_venue, check_venue
from forum.rooms.gatherings.actions.visiting import approve_visit, write_visit

__all__ = [
    "add_venue",
    "announce",
    "approve_visit",
    "begin_series",
    "cancel",
    "change",
    "check_venue",
    "drop_out",
    "forget_coming",
    "go_along",
    "not_coming",
    "note_presence",
    "plan_series",
    "say_coming",
    "set_slot",
    "write_visit",
]
