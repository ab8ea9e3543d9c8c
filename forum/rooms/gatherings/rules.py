"""Gatherings: what kinds there are, who makes them together, and who may call, change and cancel one."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from forum.people.policy import Role, row


class Kind(TextChoices):
    MEETING = "meeting", "forum meeting"
    POP_UP = "pop_up", "pop-up forum"
    LISTENING = "listening", "listening event"
    WORKSHOP = "workshop", "workshop"
    EVALUATION = "evaluation", "evaluation day"
    LAUNCH = "launch", "launch"
    CIRCLE = "circle", "peer circle"


# Where the forum may decide; a peer circle is private and decides nothing for others.
DECIDES = frozenset({Kind.MEETING})
# Made by two: a pop-up by two who hold seats and do not come from the trust, the others by a member and staff together.
TWO_SEATS = frozenset({Kind.POP_UP})
WITH_STAFF = frozenset({Kind.LISTENING, Kind.WORKSHOP})
PAIRED = TWO_SEATS | WITH_STAFF

BEFORE_A_BREAK = 60  # minutes
MINUTES_WORKING_DAYS = 10
GOVERNORS_REPORT = timedelta(days=31)
MINUTES_WITHIN = timedelta(days=30)  # older ones are nobody's late work any more
# What every meeting has: what it is called, how many minutes, whether it is a break, whether it comes first.
STANDING = (
    (_("Welcome, and who is here"), 10, False, True),
    (_("Matters arising, and what was agreed to be done"), 10, False, True),
    (_("A break, with tea"), 15, True, False),
    (_("What everybody is working on"), 15, False, False),
    (_("For the governors: something serious"), 10, False, False),
    (_("Questions from anybody"), 15, False, False),
)

COMING_KEPT = timedelta(days=7)
DATES_KEPT = timedelta(days=30)
MOST_DATES = 12
MOST_TOGETHER = 8
FEWEST = 3  # a point that fewer said is not shown apart in a small group


class ComingWay(TextChoices):
    """How somebody comes."""

    THERE = "there", _("I come there")
    PHONE = "phone", _("by phone")
    VIDEO = "video", _("by video")


class Can(TextChoices):
    """Whether a time would do."""

    YES = "yes", _("I can")
    PERHAPS = "perhaps", _("perhaps")
    NO = "no", _("I cannot")


class Lift(TextChoices):
    NONE = "none", _("I get there by myself")
    ASKED = "asked", _("I need a lift")
    OFFERED = "offered", _("I can give somebody a lift")


class Words:
    PAST = _("Choose a time that is still to come.")
    CANCELLED = _("This has been cancelled.")
    BEGUN = _("It has begun. There is nothing to change any more; just come.")
    NO_WHY = _("Say in one plain sentence why, so that people know.")
    NOTHING_NEW = _("This is how it stands already.")
    MORE_COME = _("More people than that have said that they come. Choose a larger number.")
    GOES = _("You go there already.")
    GOES_NOT = _("You are not one of those who go there.")
    NEEDS_SEAT = _("Two go there who hold a seat, and neither of them comes from the trust.")
    NEEDS_SIDE = _("Somebody from this side goes there already. Be the one who would come if they cannot.")
    NOT_IN_PAIRS = _("This is not made in pairs.")
    NOT_OFFERED = _("It cannot be joined in this way. Come there, or ask us.")
    NOT_COMING = _("This is taken back already, or the day is over.")
    NO_VISIT = _("This is not a visit to a group.")
    NOT_YET = _("The day is still to come.")
    APPROVED = _("The group has said yes to these words. Ask them before you change any.")
    NO_POINTS = _("Write what was shared, or what was heard, before the group reads it.")
    NOTHING_PLANNED = _("Choose at least one day.")
    TWO_DATES = _("Say what it is for, and offer between two and twelve times.")
    NO_SLOTS = _("Give at least one thing its time first.")
    NO_BREAK = _("More than sixty minutes without a break. Put one in, and it can be put up.")
    MINUTES_STAND = _("These minutes are approved. What is to be said since belongs to the next meeting.")
    NO_REPORT = "Write a line on what came of it: the forum hears it at its next meeting."
    NO_ACTION = _("Say what is to be done, and which seat, post or group sees to it.")
    NOTHING_WRITTEN = _("Nothing is written yet.")
    NOT_A_LATER_MEETING = _("A later meeting of the same group says yes to these, once it has begun.")
    CLOSED_SERIES = _("This series has ended.")


ANY_MEMBER = {Role.MEMBER, Role.COORDINATOR}
POLICY = [
    row("gatherings.announce", ANY_MEMBER, "announce a gathering", public=True),
    row("gatherings.change", {Role.PAIR, Role.SEAT, Role.COORDINATOR}, "change a gathering", public=True),
    row("gatherings.cancel", {Role.PAIR, Role.SEAT, Role.COORDINATOR}, "cancel a gathering", public=True),
    row("gatherings.add_venue", ANY_MEMBER, "add a place to meet at"),
    row("gatherings.check_venue", ANY_MEMBER, "say how one gets into a place, having looked"),
    row("gatherings.go_along", {Role.MEMBER, Role.HOST}, "go to a gathering as one of two"),
    row("gatherings.drop_out", Role.PAIR, "go there after all not, without a reason"),
    row("gatherings.say_coming", Role.ANYBODY, "say that they may come"),
    row("gatherings.not_coming", Role.ANYBODY, "take back that they come"),
    row("gatherings.see_coming", {Role.PAIR, Role.COORDINATOR}, "see what would help whoever comes"),
    row("gatherings.write_visit", {Role.PAIR, Role.COORDINATOR}, "write what a visit shared and heard"),
    row("gatherings.approve_visit", {Role.PARTNER, Role.COORDINATOR}, "say yes to what a visit to their group heard",
        public=True),
    row("gatherings.begin_series", {Role.SEAT, Role.COORDINATOR}, "begin a series of gatherings"),
    row("gatherings.plan_series", {Role.SEAT, Role.COORDINATOR}, "plan the next days of a series"),
    row("gatherings.set_slot", ANY_MEMBER, "give a time in a meeting to something"),
    row("gatherings.ask_for_dates", ANY_MEMBER, "ask when people can"),
    row("gatherings.say_when", {Role.MEMBER, Role.COORDINATOR, Role.HOST}, "say when they can"),
    row("gatherings.publish_agenda", ANY_MEMBER, "put an agenda up for all"),
    row("gatherings.write_minutes", ANY_MEMBER, "write down what is said in a meeting"),
    row("gatherings.agree_action", ANY_MEMBER, "note what a meeting agreed to be done"),
    row("gatherings.note_done", ANY_MEMBER, "note that something agreed is done"),
    row("gatherings.finish_minutes", ANY_MEMBER, "say that minutes are ready to be looked at"),
    row("gatherings.approve_minutes", Role.SEAT, "note that a meeting said yes to the minutes of an earlier one",
        public=True, never={Role.HOST}),
    row("gatherings.note_presence", ANY_MEMBER, "note which seats are there"),
]  # fmt: skip
