"""Stage 3, taken up: answered straight away, taken up as a matter, or a plain word why not."""

from datetime import timedelta

from django.db.models import TextChoices

from forum.people.policy import Role, row


class Origin(TextChoices):
    """Where a matter came from."""

    VOICES = "voices", "what people said"
    MEMBER = "member", "a member of the forum"
    HOST = "host", "the trust, early, while it can still change"
    PARTNER = "partner", "a partner organisation"
    GROUP = "group", "a working group, as it closed"


class Short(TextChoices):
    """The kinds of answer on the short road."""

    ANSWER = "answer", "An answer"
    MENDED = "mended", "It has been mended"
    THANKS = "thanks", "Thank you, passed on"
    WHY_NOT = "why_not", "Not taken up, and why"


class Words:
    TO_COME = "Choose a meeting that is still to come."
    NOTHING_WAITS = "Choose what waits for an agenda; some of it may be on one by now."
    NO_TITLE = "Give the matter a short name first."
    NO_VOICES = "Choose a theme or a voice that the matter comes from."
    MEETING = "A matter is taken up at an open meeting that has begun."
    NO_WORDS = "Write a few plain words first."
    ANSWERED = "This voice has been answered already."
    NO_WORK = "Choose one piece of work at least."
    BEGUN = "This meeting has begun already."
    CLASHES = "This matter stands on the agenda of that meeting already."
    NOBODY_TO_THANK = "Choose whom the thank-you goes to."
    SAY_SOMETHING_TO_THEM = "Write what you pass on to them, in your own words."
    ASKED = "They have been asked about this matter already."
    PAST = "Choose a day that is still to come."
    NOT_ASKED = "This question was for somebody else."
    QUESTION_ANSWERED = "This question has been looked after already."
    MINUTES = "Give it between 5 and 60 minutes."


ANSWER_WORKING_DAYS, WARNED_WORKING_DAYS = 10, 8
ADDRESS_KEPT = timedelta(days=30)
SLOT_MINUTES = range(5, 61)

POLICY = [
    row("taken_up.ask_publicly", Role.ANYBODY, "ask the forum something in public"),
    row("taken_up.answer_question", {Role.SEAT, Role.COORDINATOR}, "answer a public question in writing", public=True,
        never={Role.HOST}),
    row("taken_up.set_question_aside", {Role.SEAT, Role.COORDINATOR}, "leave out what is no question to the forum",
        never={Role.HOST}),
    row("taken_up.answer_directly", {Role.MEMBER, Role.COORDINATOR}, "answer a voice straight away", public=True,
        never={Role.HOST}),
    row("taken_up.say_why_not", {Role.MEMBER}, "say why something is not taken up", public=True, never={Role.HOST}),
    row("taken_up.take_up", {Role.MEMBER}, "take something up at an open meeting", public=True),
    row("taken_up.bring_early", {Role.HOST, Role.PARTNER, Role.OFFICE}, "bring a plan early, while it can still change",
        public=True),
    row("taken_up.feed", {Role.MEMBER}, "tie more voices to a matter", public=True),
    row("taken_up.put_updates", {Role.MEMBER, Role.COORDINATOR}, "give work that goes on a few minutes in a meeting"),
    row("taken_up.put_on_agenda", {Role.MEMBER, Role.COORDINATOR}, "put a matter on an agenda", public=True),
    row("taken_up.bring_from_group", {Role.MEMBER, Role.COORDINATOR},
        "put what a closed group recommended on an agenda", public=True),
    row("taken_up.pass_thanks", {Role.MEMBER, Role.COORDINATOR}, "pass a thank-you on to the people concerned"),
    row("taken_up.ask_for_note", {Role.MEMBER, Role.COORDINATOR}, "ask somebody what a decision would mean for them"),
    row("taken_up.write_impact_note", {Role.MEMBER, Role.HOST, Role.PARTNER, Role.COORDINATOR},
        "write what a decision would mean for them", public=True),
]  # fmt: skip
