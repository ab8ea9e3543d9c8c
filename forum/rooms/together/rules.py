"""What we are working on together."""

from datetime import timedelta

from django.db.models import TextChoices

from forum.people.policy import Role, row

NEWS_FRESH = timedelta(days=30)  # so long without news, and its teller is asked, once a month
TELL_WITHIN = timedelta(days=45)  # as long as the link in that message works
READERS = 2  # so many read a story before all may


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
    FINISHED = "This is finished. It needs no more news."
    OWN = "Somebody else reads it first."
    ONCE = "You have read it. One more of us reads it now."
    GONE = "Whoever told it has taken it back."
    WAITS = "Two of us read it first. Then you can say something to it."
    SINCE_WHEN = "Say since when the seat is held."


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
    row("together.ask_for_news", Role.COORDINATOR, "ask, once a month, how something goes"),
    row(
        "together.ask_me",
        {Role.MEMBER, Role.PARTNER, Role.HOST, Role.COORDINATOR},
        "be the one who is asked how it goes",
    ),
    row("together.tell_story", Role.MEMBER, "tell a story of one's own"),
    row("together.say_to_story", Role.MEMBER, "say something to a story"),
    row("together.read_story", {Role.MEMBER, Role.COORDINATOR}, "read a story first, so that all may", public=True),
    row("together.word_first", {Role.MEMBER, Role.COORDINATOR}, "ask for a word with its teller first"),
    row("together.take_back_story", Role.MEMBER, "take one's own story back", public=True),
    row("together.suggest_practice", Role.ANYBODY, "bring an example of what works, which a member then shows"),
    row("together.show_practice", {Role.MEMBER, Role.COORDINATOR}, "show what works elsewhere", public=True),
    row("together.leave_practice", {Role.MEMBER, Role.COORDINATOR}, "leave an example aside", public=True),
    row("together.tell_trial", EVERYBODY_KNOWN, "tell where it was tried and what came of it", public=True),
    row(
        "together.name_table",
        {Role.MEMBER, Role.COORDINATOR},
        "name a board or committee, and who sits there for us",
        public=True,
    ),
    row("together.bring_back", {Role.MEMBER, Role.COORDINATOR}, "tell what was brought back from there", public=True),
]
