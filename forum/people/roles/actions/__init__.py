"""Adverts, interest in them, deciding about them, holding them; what people have done, are paid, and declare."""

from forum.people.roles.actions.adverts import add_check, change_role, close, draft_role, publish
from forum.people.roles.actions.deciding import accept, decide, stop
from forum.people.roles.actions.done import hide_done, keep_done, remove_done, show_done
from forum.people.roles.actions.holding import appoint, choose_pay, hand_back
from forum.people.roles.actions.interested import begin, express, forget_begun, forget_ended, say_what_put_off
from forum.people.roles.actions.money import (
    ask_claimant,
    claim_expenses,
    pay,
    refuse_claim,
    remind_payer,
    set_limit,
    set_rate,
    take_back_claim,
    tell_payer,
)
from forum.people.roles.actions.standing import declare_interest, end_interest

__all__ = [
    "accept",
    "add_check",
    "appoint",
    "ask_claimant",
    "begin",
    "change_role",
    "choose_pay",
    "claim_expenses",
    "close",
    "decide",
    "declare_interest",
    "draft_role",
    "end_interest",
    "express",
    "forget_begun",
    "forget_ended",
    "hand_back",
    "hide_done",
    "keep_done",
    "pay",
    "publish",
    "refuse_claim",
    "remind_payer",
    "remove_done",
    "say_what_put_off",
    "set_limit",
    "set_rate",
    "show_done",
    "stop",
    "take_back_claim",
    "tell_payer",
]
