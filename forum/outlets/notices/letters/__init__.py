"""The words of each message, made at the moment of sending: at most sixty, one thing to do or nothing."""

from collections.abc import Mapping

from forum.ground.post.registry import Renderer
from forum.outlets.notices.letters import care_and_keys, desks, gatherings, page, roles_and_money, several, speakers

RENDERERS: Mapping[str, Renderer] = {
    "answer": speakers.answer,
    "direct_answer": speakers.direct_answer,
    "taken_up": speakers.taken_up,
    "other_door": speakers.other_door,
    "again": speakers.again,
    "asked": desks.asked,
    "warned_of_reply": desks.warned_of_reply,
    "warned_of_promise": desks.warned_of_promise,
    "invited": desks.invited,
    "note_asked": desks.note_asked,
    "brought_early": desks.brought_early,
    "thanks": desks.thanks,
    "worry": desks.worry,
    "role_interest": roles_and_money.role_interest,
    "role_new": roles_and_money.role_new,
    "role_news": roles_and_money.role_news,
    "role_taken": roles_and_money.role_taken,
    "role_back": roles_and_money.role_back,
    "role_free": roles_and_money.role_free,
    "role_changed": roles_and_money.role_changed,
    "claim_news": roles_and_money.claim_news,
    "claim_waits": roles_and_money.claim_waits,
    "covers": care_and_keys.covers,
    "second_asked": care_and_keys.second_asked,
    "buddy_asked": care_and_keys.buddy_asked,
    "buddy_yes": care_and_keys.buddy_yes,
    "buddy_ended": care_and_keys.buddy_ended,
    "small_thing": care_and_keys.small_thing,
    "thing_moved": care_and_keys.thing_moved,
    "circle_asked": care_and_keys.circle_asked,
    "debrief": care_and_keys.debrief,
    "keys_asked": care_and_keys.keys_asked,
    "gathering_moved": gatherings.gathering_moved,
    "gathering_cancelled": gatherings.gathering_cancelled,
    "place_for_you": gatherings.place_for_you,
    "minutes_wait": gatherings.minutes_wait,
    "second_wanted": gatherings.second_wanted,
    "several": several.several,
    "page": page.page,
}
