"""Stage 1, heard: what counts as a voice, and who may do what with it."""

from django.db.models import TextChoices

from forum.people.policy import Role, row

WORDS_MAX = 20_000
CARDS_MAX = 400
READ_WITHIN_WORKING_DAYS = 1


class Channel(TextChoices):
    """How the words reached us."""

    ONLINE = "online", "on this site"
    CARD = "card", "on a paper card"
    HELPER = "helper", "through a helper"
    IMPORT = "import", "from a list that we were given"


class AnswerWay(TextChoices):
    """How somebody wants their answer."""

    NONE = "none", "I will look it up with my receipt"
    EMAIL = "email", "Send me an email"
    TEXT = "text", "Send me a text message"
    LETTER = "letter", "Send me a letter"
    GROUP = "group", "Through the group where I said it"


class Purpose(TextChoices):
    PUBLISH = "publish", "my words may be shown on this site"


class Words:
    """What an action says when it cannot do what was asked."""

    EMPTY = "Write a few words first. Anything will do."
    LONG = "This is longer than we can keep in one piece. Send the first part, then the rest."
    NUL = "There is a sign in these words that we cannot keep. Type that part again."
    NO_CARD = "We do not know this code. Check it against the card, sign by sign."
    USED = "This card has been used. Take another card, or leave the code empty."
    NO_ADDRESS = "Write the email address that the answer should go to."


POLICY = [
    row("heard.hear", Role.ANYBODY, "say something, and hold a receipt at once", public=True),
    row("heard.write_down", {Role.HELPER, Role.COORDINATOR}, "write down what somebody else says"),
    row("heard.print_cards", {Role.MEMBER, Role.COORDINATOR}, "print cards with receipts"),
    row("heard.read", {Role.MEMBER, Role.COORDINATOR}, "read words before they are shown to all"),
    row("heard.import_voices", {Role.COORDINATOR, Role.MEMBER}, "bring in a list of comments", never={Role.HOST}),
]


def problem_with(words: str) -> str:
    """What stands in the way of keeping these words; empty when nothing does."""
    if not words.strip():
        return Words.EMPTY
    if len(words) > WORDS_MAX:
        return Words.LONG
    if "\x00" in words:
        return Words.NUL
    return ""
