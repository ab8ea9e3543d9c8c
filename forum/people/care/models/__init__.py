"""Pace, buddies and small things, circles and debriefs, and how people can be told things."""

from forum.people.care.models.circles import CircleAsked, CircleWord, Debrief
from forum.people.care.models.helping import Buddy, Part, SmallThing, WhenUnwell
from forum.people.care.models.needs import Need, NeedsOverride, NeedsSheet, QuietHours
from forum.people.care.models.pace import KeptComing, Pace, SecondAsked

__all__ = [
    "Buddy",
    "CircleAsked",
    "CircleWord",
    "Debrief",
    "KeptComing",
    "Need",
    "NeedsOverride",
    "NeedsSheet",
    "Pace",
    "Part",
    "QuietHours",
    "SecondAsked",
    "SmallThing",
    "WhenUnwell",
]
