"""Replying, promising, telling how it goes, saying it is done."""

from forum.journey.promised.actions.claiming import Evidence, claim_done, hold_claimed, reopen
from forum.journey.promised.actions.promising import ask_to_join, commit_to, join_in, rather_not, tell_progress
from forum.journey.promised.actions.replying import give_fair_warning, reply, say_what_holds_up
from forum.journey.promised.actions.sides import Side

__all__ = [
    "Evidence",
    "Side",
    "ask_to_join",
    "claim_done",
    "commit_to",
    "give_fair_warning",
    "hold_claimed",
    "join_in",
    "rather_not",
    "reopen",
    "reply",
    "say_what_holds_up",
    "tell_progress",
]
