"""The verbs of groups. The only place that writes here."""

from forum.people.groups.actions.chairing import choose_chair, hand_over_chair
from forum.people.groups.actions.ending import close, note_findings, plan_evaluation, recommend
from forum.people.groups.actions.forming import ask, form, join, leave, set_terms
from forum.people.groups.actions.missing import note_came, say_missing

__all__ = [
    "ask",
    "choose_chair",
    "close",
    "form",
    "hand_over_chair",
    "join",
    "leave",
    "note_came",
    "note_findings",
    "plan_evaluation",
    "recommend",
    "say_missing",
    "set_terms",
]
