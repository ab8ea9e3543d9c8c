"""What is done with gatherings: announced, made in pairs, changed, come along to, visited, planned in series."""

from forum.rooms.gatherings.actions.announcing import announce, cancel, change
from forum.rooms.gatherings.actions.coming import forget_coming, not_coming, say_coming
from forum.rooms.gatherings.actions.dates import ask_for_dates, forget_dates, say_when
from forum.rooms.gatherings.actions.meeting import begin_agenda, move_slot, note_presence, publish_agenda, set_slot
from forum.rooms.gatherings.actions.minutes import (
    agree_action,
    approve_minutes,
    finish_minutes,
    note_done,
    remind_of_minutes,
    write_minutes,
)
from forum.rooms.gatherings.actions.pairs import drop_out, go_along
from forum.rooms.gatherings.actions.series import begin_series, plan_series
from forum.rooms.gatherings.actions.venues import add_venue, check_venue
from forum.rooms.gatherings.actions.visiting import approve_visit, write_visit

__all__ = [
    "add_venue",
    "agree_action",
    "announce",
    "approve_minutes",
    "approve_visit",
    "ask_for_dates",
    "begin_agenda",
    "begin_series",
    "cancel",
    "change",
    "check_venue",
    "drop_out",
    "finish_minutes",
    "forget_coming",
    "forget_dates",
    "go_along",
    "move_slot",
    "not_coming",
    "note_done",
    "note_presence",
    "plan_series",
    "publish_agenda",
    "remind_of_minutes",
    "say_coming",
    "say_when",
    "set_slot",
    "write_minutes",
    "write_visit",
]
