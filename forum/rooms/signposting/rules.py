"""Signposting: who may do what with a listing, when it is old, and what it may say about itself."""

from datetime import timedelta

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

from forum.people.policy import Role, row

GOOD_FOR = timedelta(days=183)  # then somebody asks whether it is still right
ASK_AGAIN = timedelta(days=60)
LINK_GOOD_FOR = timedelta(days=45)
INTRODUCTION_KEPT = timedelta(days=30)  # after it is done; and as long again where nobody could
CLOSED_SHOWN_FOR = timedelta(days=92)
NEAR, FURTHER, FARTHEST = 10, 25, 60  # miles
ON_A_CARD = 3
EVENING = 17  # o'clock


class Status(TextChoices):
    """How it stands, in the words of Open Referral UK."""

    ACTIVE = "active", _("open")
    AWAY = "temporarily closed", _("closed for now")
    INACTIVE = "inactive", _("not running")
    CLOSED = "defunct", _("closed for good")


class Day(IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # as other programs write the days, in our order


class How(TextChoices):
    """How one takes part."""

    THERE = "there", _("in person")
    PHONE = "phone", _("by phone")
    ONLINE = "online", _("online")


class Warm(TextChoices):
    """What somebody would like one of us to do."""

    RING = "ring", _("ring them first, and say that I come")
    ALONG = "along", _("come along the first time")
    MEET = "meet", _("meet me at the door")


class Words:
    NO_REACH = "Tell us what to call you, and how we reach you."
    LINK_OVER = "This link works no more."
    NO_NAME = "Write what it is called, and what it is."
    NO_PLACE = "Choose the part of the county."
    TIMES = "A time reads like 10:00, and it ends after it begins."
    NO_REASON = "Say in a few words why, for whoever looks after this next."
    GONE = "This is not listed any more."
    NOT_YOURS = "Only whoever acts for this group does that."
    TAKEN = "This entry belongs to a group already."
    OWN = "Somebody else looks at what your own group proposes."
    LOOKED_AT = "Somebody has looked at this already."
    CHOOSE = "Choose one to three."


LOOK_AFTER = {Role.MEMBER, Role.COORDINATOR}
POLICY = [
    row("signposting.add_listing", LOOK_AFTER | {Role.PARTNER}, "add a group to the directory"),
    row("signposting.bring_in", Role.COORDINATOR, "bring in a directory that others keep"),
    row("signposting.change_listing", LOOK_AFTER, "put a group's entry right"),
    row("signposting.claim_listing", Role.PARTNER, "say that an entry is their group's"),
    row("signposting.propose_change", Role.PARTNER, "put their own group's entry right, once somebody has looked"),
    row("signposting.look_at_proposal", LOOK_AFTER, "look at what a group proposes for its entry", never={Role.HOST}),
    row("signposting.say_wrong", Role.ANYBODY, "say that an entry is wrong, in one tap"),
    row("signposting.confirm_listing", LOOK_AFTER, "say that an entry is still right"),
    row("signposting.ask_if_right", Role.COORDINATOR, "ask a group by message whether its entry is still right"),
    row("signposting.say_by_link", Role.ANYBODY, "say by the link in that message that it is right, or closed"),
    row("signposting.ask_introduction", Role.ANYBODY, "ask for a warm introduction to a group"),
    row("signposting.take_introduction", LOOK_AFTER, "introduce somebody to a group"),
    row("signposting.hide_listing", LOOK_AFTER, "take an entry out of sight that is wrong or unsafe"),
    row("signposting.show_listing", LOOK_AFTER, "show an entry again"),
]
