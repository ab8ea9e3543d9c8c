"""Groups with a life: formed, joined, chaired, looked at from outside, closed; and who is not at the table yet."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from forum.people.policy import Role, row


class Missing(TextChoices):
    """Who is not at the table yet."""

    ORGANISATION = "organisation", _("an organisation")
    DIRECTORATE = "directorate", _("a part of the trust, physical health too")
    COMMUNITY = "community", _("a community")


MOST_RECOMMENDATIONS = 12


class Words:
    NO_NAME = _("Say what the group is called and what it is for.")
    TAKEN = _("A group of that name is there already.")
    CLOSED = _("This group is closed.")
    NOT_IN = _("This is for members of the group.")
    IS_IN = _("They are in this group, or are asked already.")
    NOTHING_ASKED = _("This is no longer asked.")
    THE_FORUMS = _("The terms of the forum itself need both of us: propose them there.")
    NOTHING_NEW = _("These are the terms of reference as they are.")
    NO_WHY = _("Say in plain words why they change.")
    NO_SEAT = _("Whoever chairs the forum holds one of its seats.")
    CHAIRS_ALREADY = _("They chair it already.")
    ALL_CHAIRS = _("The chair is shared by as many as the terms say. One of them hands over first.")
    WRONG_SIDE = _("One of the chairs comes from this side, as the terms say: %(side)s.")
    NOT_INDEPENDENT = _("An independent partner runs it: neither the trust nor the forum itself.")
    NO_FINDINGS = _("Write what was found, in plain words.")
    NOT_YET = _("The day is still to come.")
    NOT_THEIRS = _("The partner who runs it writes this, or the coordinator for them.")
    NO_RECOMMENDATION = _("Write with the group what it recommends, before it closes: one thing at least.")
    ENOUGH = _("That is a lot. Put some of it together: twelve at most.")
    NEVER_CLOSES = _("The forum itself is not closed here.")
    NO_WHO = _("Say who is not at the table yet.")
    HAVE_COME = _("They have come already.")
    NOT_A_DAY = _("Choose a day that is still to come.")


POLICY = [
    row("groups.form", Role.SEAT, "form a working group", public=True, never={Role.HOST}),
    row("groups.ask", {Role.GROUP, Role.CHAIR}, "ask a member into their group"),
    row("groups.join", Role.SELF, "join a group that asked them, or rather not"),
    row("groups.leave", Role.SELF, "leave a group, without a reason"),
    row("groups.set_terms", {Role.SEAT, Role.CHAIR}, "change the terms of reference of a working group", public=True,
        never={Role.HOST}),
    row("groups.choose_chair", {Role.SEAT, Role.GROUP}, "note whom a group chose as its chair", public=True,
        never={Role.HOST}),
    row("groups.hand_over_chair", {Role.SELF, Role.SEAT}, "end being a chair", public=True),
    row("groups.plan_evaluation", {Role.SEAT, Role.CHAIR}, "ask an independent partner for an evaluation day",
        public=True),
    row("groups.note_findings", {Role.PARTNER, Role.COORDINATOR}, "write what an evaluation day found", public=True,
        never={Role.HOST}),
    row("groups.recommend", {Role.GROUP, Role.CHAIR}, "write with their group what it recommends at its end"),
    row("groups.close", {Role.SEAT, Role.CHAIR}, "close a working group with its recommendations", public=True,
        never={Role.HOST}),
    row("groups.say_missing", Role.MEMBER, "say who is not at the table yet, and who will invite them"),
    row("groups.note_came", Role.MEMBER, "note that they have come"),
]  # fmt: skip
