"""Being kind, made of code: pace, the small things, circles, and how somebody can be told anything."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from forum.ground.post.rules import Way
from forum.people.policy import Role, row


class Amount(TextChoices):
    """How much somebody can take on now."""

    LOT = "lot", _("a lot")
    LITTLE = "little", _("a little")
    NOTHING = "nothing", _("nothing for now")


class Keep(TextChoices):
    """What still comes while somebody rests, if they ask for it. Nothing, unless they do."""

    MONEY = "money", _("News of money that I claimed")
    ROLES = "roles", _("News of roles")
    CARE = "care", _("My buddy, my circle, and who helps me")
    THANKS = "thanks", _("When somebody says thank you")


class ThingKind(TextChoices):
    BOOKING = "booking", _("something to book")
    TYPING = "typing", _("something to type")
    FORM = "form", _("a form")
    OTHER = "other", _("something else")


class Question(TextChoices):
    """The four questions of the Accessible Information Standard."""

    CONTACT = "contact", _("How can we reach you?")
    FORMAT = "format", _("In what form can you read or hear what we send?")
    SUPPORT = "support", _("What helps you when we talk or meet?")
    PROFESSIONAL = "professional", _("Who should be there to help with language?")


class Code(TextChoices):
    """What somebody needs; what stands before the dot is the question."""

    BY_EMAIL = "contact.email", _("Email")
    BY_TEXT = "contact.text", _("Text message")
    BY_LETTER = "contact.letter", _("Letter")
    BY_PHONE = "contact.phone", _("A phone call")
    BY_SOMEBODY = "contact.somebody", _("Through somebody whom I trust")
    LARGE_PRINT = "format.large_print", _("Large print, by post")
    EASY_READ = "format.easy_read", _("Easy Read")
    BRAILLE = "format.braille", _("Braille")
    AUDIO = "format.audio", _("Read aloud: a recording or a call")
    SCREEN_READER = "format.screen_reader", _("On a screen, read by a screen reader")
    LOOP = "support.loop", _("A hearing loop")
    LIPREADING = "support.lipreading", _("That I can see your lips")
    MORE_TIME = "support.more_time", _("More time")
    QUIET = "support.quiet", _("A quiet room")
    COMPANY = "support.company", _("Somebody with me")
    BSL = "professional.bsl", _("A British Sign Language interpreter")
    SPEECH_TO_TEXT = "professional.speech_to_text", _("A speech-to-text reporter")
    LIPSPEAKER = "professional.lipspeaker", _("A lipspeaker")
    DEAFBLIND = "professional.deafblind", _("A deafblind interpreter")
    LANGUAGE = "professional.language", _("An interpreter for my language")


CODES_OF: dict[str, tuple[Code, ...]] = {
    question: tuple(code for code in Code if code.value.partition(".")[0] == question) for question in Question
}
WAY_OF = {Code.BY_EMAIL: Way.EMAIL, Code.BY_TEXT: Way.TEXT, Code.BY_LETTER: Way.LETTER}
ON_PAPER = frozenset({Code.LARGE_PRINT})
ON_A_SCREEN = frozenset({Code.SCREEN_READER})
# Nothing here makes these by itself: a person makes them, from the words in the print queue.
BY_HAND = frozenset({Code.BY_PHONE, Code.BY_SOMEBODY, Code.EASY_READ, Code.BRAILLE, Code.AUDIO})

MOST_MINUTES = 15
ASK_AGAIN_AFTER = timedelta(days=365)
LINES_ON_RETURN = 3
BACK_FOR_DAYS = timedelta(days=14)
MOST_PARTS = 6
REST_WEEKS = (1, 3)


@dataclass(frozen=True)
class Sending:
    """How something may leave for somebody.

    Args:
        ways: those that they can use; None where they told us of no need.
        large: in large print.
        by_hand: what a person has to make or do, because no machine of ours can.
    """

    ways: frozenset[str] | None = None
    large: bool = False
    by_hand: tuple[Code, ...] = ()


def sending_for(codes: Iterable[str]) -> Sending:
    """What needs mean for sending. What somebody can read counts for more than the way they would rather have."""
    told = {Code(code) for code in codes}
    formats = told & set(CODES_OF[Question.FORMAT])
    by_format: set[str] = set()
    by_format |= {Way.LETTER} if formats & ON_PAPER else set()
    by_format |= {Way.EMAIL, Way.TEXT} if formats & ON_A_SCREEN else set()
    by_contact = {str(WAY_OF[code]) for code in told if code in WAY_OF}
    readable = formats & (ON_PAPER | ON_A_SCREEN)
    if formats and not readable:
        return Sending(frozenset(), by_hand=_in_order(told & BY_HAND & formats))
    if not by_contact and told & {Code.BY_PHONE, Code.BY_SOMEBODY} and not readable:
        return Sending(frozenset(), by_hand=_in_order(told & BY_HAND))
    ways = by_format & by_contact or by_format or by_contact
    if not ways:
        return Sending()
    return Sending(frozenset(ways), large=Code.LARGE_PRINT in told)


def _in_order(codes: set[Code]) -> tuple[Code, ...]:
    return tuple(code for code in Code if code in codes)


def quiet_until(now: datetime, *, begins: time, ends: time) -> datetime | None:
    """When somebody's own quiet hours end, if this local moment lies in them; they may go over midnight."""
    if begins == ends:
        return None
    at = now.time()
    over_midnight = begins > ends
    if (at >= begins or at < ends) if over_midnight else begins <= at < ends:
        day = now.date() + timedelta(days=1 if over_midnight and at >= begins else 0)
        return datetime.combine(day, ends)
    return None


class Words:
    NOT_A_DAY = _("Choose a day that is still to come.")
    NOT_YOURS = _("You do not hold this.")
    NOT_YOURSELF = _("Choose somebody other than yourself.")
    NOBODY = _("We know nobody of that name here. Write the name as they are called, or ask the coordinator.")
    ONE_BUDDY = _("You have a buddy, or have asked somebody. End that first, if you would like another.")
    NOTHING_ASKED = _("This is no longer asked.")
    NO_WORDS = _("Write a few plain words first.")
    TOO_LONG_PARTS = _("A part takes at most fifteen minutes. Make two parts of it.")
    TOO_MANY_PARTS = _("That is a lot at once. Ask for six parts at most.")
    NO_PARTS = _("Say at least one part.")
    TAKEN = _("Somebody has taken this one meanwhile. Thank you all the same.")
    CLOSED = _("This is done, or no longer needed.")
    NO_CIRCLE = _("There is no such circle for you.")
    IS_IN = _("They are in this circle, or are asked already.")
    NO_REASON = _("Write why this cannot wait for a form that they can use. They can read it.")
    UNUSABLE = _("They cannot use it like this. Send it in the form they asked for, or say why it cannot wait.")
    NOBODY_THERE = _("Nobody holds the duty post just now. Choose somebody whom you know.")
    HAS_A_SECOND = _("This has a second person already.")


POLICY = [
    row("care.set_pace", Role.SELF, "say how much they can take on now, without a reason"),
    row("care.set_pace_for", Role.COORDINATOR, "note what somebody says by phone of how much they can take on"),
    row("care.ask_second", Role.SELF, "ask somebody to be the second person of what they hold"),
    row("care.be_second", Role.SELF, "be the second person of a seat or an office, or rather not"),
    row("care.end_second", {Role.SELF, Role.STAND_IN}, "end being a second person, or having one"),
    row("care.ask_buddy", Role.SELF, "ask somebody to be their buddy"),
    row("care.be_buddy", Role.SELF, "be somebody's buddy, or rather not"),
    row("care.end_buddy", {Role.SELF, Role.BUDDY}, "end a buddy pair, without a reason"),
    row("care.ask_small_thing", Role.SELF, "ask that somebody carries small things for them"),
    row("care.share_task", Role.MEMBER, "put a task among members, in parts of fifteen minutes"),
    row("care.take_part", {Role.BUDDY, Role.HELPER}, "take a part of a small thing or a task"),
    row("care.hand_back", Role.SELF, "hand a part back in one tap, without a word"),
    row("care.done_with_part", Role.SELF, "say that a part is done"),
    row("care.end_small_thing", Role.SELF, "say that a small thing or a task is no longer needed"),
    row("care.write_when_unwell", Role.SELF, "write what helps when they are not well, and erase it"),
    row("care.start_circle", Role.MEMBER, "start a peer circle"),
    row("care.ask_into_circle", Role.CIRCLE, "ask somebody into a peer circle"),
    row("care.join_circle", Role.SELF, "join a peer circle that asked them, or rather not"),
    row("care.leave_circle", Role.CIRCLE, "leave a peer circle in one tap"),
    row("care.say_in_circle", Role.CIRCLE, "say something to their peer circle"),
    row("care.take_back_word", Role.SELF, "take back what they said in a circle"),
    row("care.ask_debrief", {Role.MEMBER, Role.COORDINATOR, Role.DUTY}, "ask for a talk after hard reading"),
    row("care.look_after", {Role.SELF, Role.DUTY}, "say that somebody who asked for a talk is looked after"),
    row("care.record_needs", {Role.SELF, Role.BUDDY, Role.COORDINATOR}, "write down how somebody can be told things"),
    row("care.look_at_needs", Role.COORDINATOR, "see how people need to be told things, before sending or booking"),
    row("care.override_needs", Role.COORDINATOR, "send something in another form, with a reason that the person reads"),
    row("care.set_quiet_hours", Role.SELF, "choose hours in which nothing comes"),
]
