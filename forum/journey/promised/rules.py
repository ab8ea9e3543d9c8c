"""Stages 5 to 7: an office replies, anybody commits, and whoever committed says that it is done."""

from datetime import date

from django.db.models import TextChoices

from forum.people.policy import Role, row


class ReplyKind(TextChoices):
    ACCEPTED = "accepted", "Yes"
    PARTLY = "partly", "Yes to a part"
    REFUSED = "refused", "No"


class FileKind(TextChoices):
    """What a file of evidence may be."""

    PNG = "png", "a picture"
    JPEG = "jpeg", "a photograph"
    PDF = "pdf", "a PDF"
    TABLE = "csv", "a table"


# A fair warning comes three working days before the day, and two pass before anything late is public.
WARN_WORKING_DAYS = 3
GRACE_WORKING_DAYS = 2
FILE_MOST_BYTES = 3 * 1024 * 1024


class Words:
    NO_REASON = "Say in plain words why, so that people can understand it."
    REPLIED = "There is a reply to this already."
    NO_WORDS = "Write a few plain words first."
    NO_DAY = "Say by when you do it."
    PAST = "Choose a day that is still to come."
    NOT_DECIDED = "The forum has not agreed on this matter yet."
    NOT_ACCEPTED = "The office has not said yes to this, so there is nothing to promise yet."
    NOT_YOUR_SIDE = "You can promise for yourself: your office, your organisation, or the forum as its member."
    JOINED = "You are part of this promise already."
    DONE = "It has been said already that this is done."
    NO_OUTCOME = "Say what changed for people, even if it is small."
    WHY_LATER = "Say why it takes longer."
    HALF_A_MEASURE = "A measure needs what was counted, before and after. Fill in all three, or none."
    EMPTY_FILE = "There is nothing in this file. Choose it again."
    LARGE_FILE = "This file is larger than 3 MB. Send a smaller one, or a link."
    OTHER_FILE = "We can show a picture (PNG, JPEG), a PDF or a CSV table. This is something else."


POLICY = [
    row("promised.reply", Role.OFFICE, "reply to a recommendation, with a reason", public=True),
    row("promised.commit_to", {Role.OFFICE, Role.PARTNER, Role.MEMBER}, "promise something by a day", public=True),
    row("promised.join_in", {Role.OFFICE, Role.PARTNER, Role.MEMBER}, "join a promise of others", public=True),
    row("promised.say_what_holds_up", Role.OFFICE, "say what holds its reply up", public=True),
    row("promised.ask_to_join", Role.COMMITTED, "ask others to join a promise"),
    row("promised.rather_not", {Role.OFFICE, Role.PARTNER, Role.MEMBER, Role.HOST}, "leave an invitation aside"),
    row("promised.tell_progress", Role.COMMITTED, "tell how a promise goes", public=True),
    row("promised.claim_done", Role.COMMITTED, "say that a promise is kept, and what changed for people", public=True),
]


def reason_missing(kind: str, reason: str) -> bool:
    """'No' and 'part' need a reason in plain words (statutory guidance of 2022, third principle)."""
    return kind != ReplyKind.ACCEPTED and not reason.strip()


def is_to_come(day: date, *, today: date) -> bool:
    return day > today
