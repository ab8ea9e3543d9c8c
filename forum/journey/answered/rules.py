"""Stages 8 and 9: everybody who spoke is told, and tells us whether it answers them."""

from datetime import timedelta

from django.db.models import TextChoices

from forum.people.policy import Role, row

# After this long without a word from a speaker who cannot be reached, the forum may say it for them.
SPEAKS_FOR_AFTER = timedelta(days=28)


class AnswerKind(TextChoices):
    DONE = "done", "It has been done"
    PART = "part", "A part of it has been done"
    NO = "no", "It will not be done, and why"
    NOT_YET = "not_yet", "Not yet, and when you hear more"


class By(TextChoices):
    SPEAKER = "speaker", "the speaker"
    FORUM = "forum", "the forum, for a speaker who cannot be reached"


# 'Not yet' tells people how it stands; it is no end.
ENDS = frozenset({AnswerKind.DONE, AnswerKind.PART, AnswerKind.NO})


class Words:
    NO_WORDS = "Write the answer in plain words first."
    NO_REASON = "Say in plain words why. People can live with a no that they understand."
    NO_NEXT_WORD = "Say by which day people hear more."
    NOT_DONE = "Nobody has said yet that a promise on this matter is kept."
    STILL_OPEN = "A promise on this matter is still open. Choose 'a part of it', or wait for it."
    NOT_DECIDED = "The forum has not decided on this matter yet, and a no needs that."
    NO_FEEDS = "Everybody who spoke has an answer to this already."
    NOT_TOLD = "There is no answer to this yet."
    NEWER = "There is a newer answer to this. Tell us about that one."
    TOO_SOON = "The forum speaks for somebody only when they cannot be reached, and after four weeks."


POLICY = [
    row("answered.answer", Role.MEMBER, "tell everybody who spoke what came of it", public=True, never={Role.HOST}),
    row("answered.judge", Role.SPEAKER, "say whether an answer answers them", public=True),
    row("answered.judge_for", Role.SEAT, "say it for speakers who cannot be reached", public=True,
        never={Role.HOST}),
]  # fmt: skip


def needs_reason(kind: str) -> bool:
    return kind != AnswerKind.DONE
