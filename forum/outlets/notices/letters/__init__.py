"""The words of each message, made at the moment of sending: at most sixty, one thing to do or nothing."""

from collections.abc import Mapping

from forum.ground.post.registry import Renderer
from forum.outlets.notices.letters import desks, page, roles_and_money, several, speakers

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
    "role_news": roles_and_money.role_news,
    "role_taken": roles_and_money.role_taken,
    "role_back": roles_and_money.role_back,
    "claim_news": roles_and_money.claim_news,
    "claim_waits": roles_and_money.claim_waits,
    "several": several.several,
    "page": page.page,
}
