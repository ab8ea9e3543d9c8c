"""Stage 4, decided: how the forum decides, and what it needs before it may."""

from django.db.models import TextChoices

from forum.people.policy import Role, row


class Means(TextChoices):
    """How a decision was reached."""

    CONSENT = "consent", "by consent"
    VOTE = "vote", "by a vote"
    RANKED = "ranked", "by ranked choice"


class Stand(TextChoices):
    """Where a seat stands when consent is asked for."""

    CONSENT = "consent", "agrees"
    ASIDE = "aside", "stands aside"
    OBJECTS = "objects", "objects"


class Words:
    NOT_YET = "The meeting has not begun yet."
    NOT_QUORATE = "Too few seats are there to decide, or one side is missing. You can still talk it through."
    NO_NOTES = "Nobody has written yet what this would mean for them. Ask for one impact note first."
    NOT_THERE = "Only seats that are there can say where they stand."
    SILENT = "Each seat that is there says where it stands."
    NO_WORDS = "Write what was agreed, or what was not."
    NO_REASON = "Say in plain words why not."
    NO_DISSENT = "A seat that stands aside or objects is heard in its own words. Write them down."
    OBJECTION = "A seat objects, so it is not agreed. Write why not, and what comes next."
    DECIDED = "This has been decided at this meeting already."
    NOT_AGREED = "Only what was agreed can be recommended."
    APART = "A seat with an interest in this sits it out, unless the others agree that it takes part."
    NOT_YOUR_SEAT = "Declare an interest for the seat that you hold."
    TOO_LATE = "This is decided already."
    TWICE = "This office has been asked the same thing already."


POLICY = [
    row("decided.declare_interest", Role.SEAT, "declare an interest in one decision, and sit it out"),
    row("decided.decide_by_consent", {Role.SEAT}, "note what the forum decided, with a quorum there", public=True,
        never={Role.HOST}),
    row("decided.recommend", {Role.SEAT}, "send the forum's recommendation to an office", public=True,
        never={Role.HOST}),
]  # fmt: skip


def consented(stands: list[str]) -> bool:
    """Consent is that nobody objects; standing aside is heard and does not block."""
    return bool(stands) and Stand.OBJECTS not in stands
