"""Pace, seconds, buddies and small things, circles, talks after hard reading, and how people are told things."""

from forum.people.care.actions.circles import (
    ask_into_circle,
    join_circle,
    leave_circle,
    say_in_circle,
    start_circle,
    take_back_word,
)
from forum.people.care.actions.debriefs import ask_debrief, look_after
from forum.people.care.actions.helping import (
    ask_buddy,
    be_buddy,
    end_buddy,
    erase_when_unwell,
    write_when_unwell,
)
from forum.people.care.actions.needs import override_needs, record_needs, set_quiet_hours
from forum.people.care.actions.pace import ask_second, be_second, end_second, keep_coming, set_pace, set_pace_for
from forum.people.care.actions.things import (
    ask_small_thing,
    done_with_part,
    end_small_thing,
    give_back_all,
    hand_back,
    share_task,
    take_part,
)

__all__ = [
    "ask_buddy",
    "ask_debrief",
    "ask_into_circle",
    "ask_second",
    "ask_small_thing",
    "be_buddy",
    "be_second",
    "done_with_part",
    "end_buddy",
    "end_second",
    "end_small_thing",
    "erase_when_unwell",
    "give_back_all",
    "hand_back",
    "join_circle",
    "keep_coming",
    "leave_circle",
    "look_after",
    "override_needs",
    "record_needs",
    "say_in_circle",
    "set_pace",
    "set_pace_for",
    "set_quiet_hours",
    "share_task",
    "start_circle",
    "take_back_word",
    "take_part",
    "write_when_unwell",
]
