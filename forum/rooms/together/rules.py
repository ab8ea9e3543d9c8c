"""What we are working on together."""

from django.db.models import TextChoices

from forum.people.policy import Role, row


class Started(TextChoices):
    """Who started it; public, for the credit belongs to them."""

    MEMBERS = "members", "members of the forum"
    PARTNER = "partner", "a partner organisation"
    HOST = "host", "the trust that hosts us"
    JOINT = "joint", "all of us together"
    OUTSIDE = "outside", "somebody from outside"


class InviteKind(TextChoices):
    """What somebody invites others to."""

    SESSION = "session", "a session, led by members together with staff"
    TALK_OFFERED = "talk_offered", "a talk that somebody can give"
    TALK_ASKED = "talk_asked", "a talk that somebody would like to hear"
    OPPORTUNITY = "opportunity", "something to try or learn"


class Words:
    NO_WORDS = "Write in a few words what it is."
    OVER = "This invitation is over. You can begin another one."
    SHOWN = "This is shown already."


EVERYBODY_KNOWN = frozenset({Role.MEMBER, Role.PARTNER, Role.HOST, Role.COORDINATOR})

POLICY = [
    row("together.invite", EVERYBODY_KNOWN, "invite others to a session, a talk or something to try", public=True),
    row("together.suggest", Role.ANYBODY, "ask for a talk or offer something, which a member then shows"),
    row("together.show", {Role.MEMBER, Role.COORDINATOR}, "show what somebody from outside suggests", public=True),
    row("together.leave_aside", {Role.MEMBER, Role.COORDINATOR}, "leave a suggestion aside, or take down what is over"),
    row("together.like", EVERYBODY_KNOWN, "say 'I would like that', or not any more"),
    row("together.start", {Role.MEMBER, Role.PARTNER, Role.COORDINATOR}, "start something together", public=True),
    row("together.tell_news", {Role.MEMBER, Role.PARTNER, Role.COORDINATOR}, "tell how it goes", public=True),
    row("together.finish", {Role.MEMBER, Role.PARTNER, Role.COORDINATOR}, "say that it is finished", public=True),
]
