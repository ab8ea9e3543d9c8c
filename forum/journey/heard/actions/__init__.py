"""The verbs of the first stage: hearing, reading, what speakers keep hold of, and what later stages ask of it."""

from forum.journey.heard.actions.hearing import Heard, hear, hold, move_on, print_cards, wait_again
from forum.journey.heard.actions.keeping import change_words, choose_second_thing, choose_showing, choose_way
from forum.journey.heard.actions.reading import read
from forum.journey.heard.actions.withdrawing import (
    asks_second,
    carry_out,
    compacted,
    require_kept,
    undo_withdrawal,
    withdraw,
    withdraw_again,
)

__all__ = [
    "Heard",
    "asks_second",
    "carry_out",
    "change_words",
    "choose_second_thing",
    "choose_showing",
    "choose_way",
    "compacted",
    "hear",
    "hold",
    "move_on",
    "print_cards",
    "read",
    "require_kept",
    "undo_withdrawal",
    "wait_again",
    "withdraw",
    "withdraw_again",
]
