"""What people may be called and hold. Nothing here ever reaches the public record."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from forum.people.policy import Role, row

FORMER_MEMBER = "a former member"  # what somebody who was forgotten is called


UNCONFIRMED_KEPT = timedelta(days=30)


class Words:
    NOT_A_DAY = _("Choose today, or a day that is still to come.")
    HOLDS_IT = _("They hold this post already.")
    IN_ALREADY = _("You are signed in here already.")
    ADDRESS_TAKEN = _("Somebody signs in with this address already. They come in with a code that we send there.")


class Way(TextChoices):
    """How somebody wants to be reached."""

    NONE = "none", "not at all"
    EMAIL = "email", "by email"
    TEXT = "text", "by text message"
    LETTER = "letter", "by letter"


class Perspectives(TextChoices):
    """Where somebody speaks from."""

    LIVED = "lived", "lived experience"
    CARER = "carer", "carer"
    STAFF = "staff", "staff"
    GOVERNOR = "governor", "governor"
    VOLUNTARY = "voluntary", "voluntary sector"
    PUBLIC = "public", "public"


class GroupKind(TextChoices):
    FORUM = "forum", "the forum"
    WORKING = "working", "working group"
    CIRCLE = "circle", "peer circle"


POLICY = [
    row("membership.found", Role.COORDINATOR, "found the forum, once"),
    row("membership.join", Role.ANYBODY, "join, with a name to be called by"),
    row("membership.join_somebody", {Role.HELPER, Role.COORDINATOR}, "let somebody join who is beside them"),
    row("membership.change_details", Role.SELF, "say what they are called and how to reach them"),
    row("membership.become_member", Role.SELF, "become a member, also once more"),
    row("membership.only_reach_me", Role.SELF, "stop being a member and stay reachable"),
    row("membership.leave", Role.SELF, "say goodbye: hand back all that they hold, without a reason"),
    row("membership.keep_posted", Role.ANYBODY, "be kept posted, once a month, without joining"),
    row("membership.stop_posting", Role.ANYBODY, "stop being kept posted"),
    row("membership.welcome", Role.COORDINATOR, "welcome somebody who can sign in"),
    row("membership.make_card_for", Role.COORDINATOR, "print sign-in codes for somebody without email or phone"),
    row("membership.take_seat", Role.MEMBER, "take a seat that the forum offers"),
    row("membership.take_office", Role.OFFICE, "take up an office"),
    row("membership.hand_over", {Role.OFFICE, Role.COORDINATOR}, "say who holds a post next, and from which day"),
    row("membership.act_for", Role.ANYBODY, "act for an organisation"),
    row("membership.stand_in", Role.SELF, "be the second person of a seat or an office"),
    row("membership.rest", Role.SELF, "take nothing on for a while, and keep their place"),
    row("membership.adopt_terms", Role.SEAT, "bring new terms of reference into force, once each side agreed"),
]


def in_quorum(*, present: dict[int, int], quorum: int, shares: dict[int, int]) -> bool:
    """Whether enough seats of the right sides are there.

    Args:
        present: for each constituency, how many of its seats are there.
        quorum: how many seats there must be altogether.
        shares: for each constituency that the terms name, how many of its seats there must be at least.
    """
    return sum(present.values()) >= quorum and all(present.get(side, 0) >= least for side, least in shares.items())
