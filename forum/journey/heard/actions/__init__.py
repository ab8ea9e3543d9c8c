"""The verbs of the first stage: hearing, reading, what speakers keep hold of, and what later stages ask of it."""

from forum.journey.heard.actions.drafting import forget_drafts, keep_draft, send_draft, sent, throw_away
from forum.journey.heard.actions.hearing import Heard, hear, hold, move_on, print_cards, wait_again
from forum.journey.heard.actions.keeping import change_words, choose_second_thing, choose_showing, choose_way
from forum.journey.heard.actions.reading import (
    ask_company,
    have_back,
    join_reading,
    leave_names_out,
    mark_read,
    note_content,
    put_names_back,
    read,
    skip,
)
from forum.journey.heard.actions.renewing import ask_again, forget_ways_back, good_for, look_at_way_back, renew_receipt
from forum.journey.heard.actions.withdrawing import (
    asks_second,
    carry_out,
    compacted,
    require_kept,
    undo_withdrawal,
    withdraw,
    withdraw_again,
)
from forum.journey.heard.actions.worrying import close_worry, look_at_worry, show_other_door, worry

__all__ = [
    "Heard",
    "ask_again",
    "ask_company",
    "asks_second",
    "carry_out",
    "change_words",
    "choose_second_thing",
    "choose_showing",
    "choose_way",
    "close_worry",
    "compacted",
    "forget_drafts",
    "forget_ways_back",
    "good_for",
    "have_back",
    "hear",
    "hold",
    "join_reading",
    "keep_draft",
    "leave_names_out",
    "look_at_way_back",
    "look_at_worry",
    "mark_read",
    "move_on",
    "note_content",
    "print_cards",
    "put_names_back",
    "read",
    "renew_receipt",
    "require_kept",
    "send_draft",
    "sent",
    "show_other_door",
    "skip",
    "throw_away",
    "undo_withdrawal",
    "wait_again",
    "withdraw",
    "withdraw_again",
    "worry",
]
