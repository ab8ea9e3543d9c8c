"""The words of each message, made at the moment of sending: at most sixty, one thing to do or nothing."""

from collections.abc import Mapping

from forum.ground.post.registry import Renderer
from forum.outlets.notices.letters import desks, page, several, speakers

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
    "several": several.several,
    "page": page.page,
}
