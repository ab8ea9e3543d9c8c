"""Stage 1, heard: what counts as a voice, and who may do what with it."""

from datetime import timedelta

from django.db.models import TextChoices

from forum.people.policy import Role, row

WORDS_MAX = 20_000
CARDS_MAX = 400
PERMIT_GOOD_FOR = timedelta(days=30)
HANDED_OVER_AT_ONCE = 20
READ_WITHIN_WORKING_DAYS = 1
DRAFTS_KEPT = timedelta(days=90)
# The receipt alone takes back what was heard within a day; and whatever is taken back comes back for a day.
A_DAY = timedelta(days=1)
SECOND_SIGNS = 4


class Channel(TextChoices):
    """How the words reached us."""

    ONLINE = "online", "on this site"
    CARD = "card", "on a paper card"
    HELPER = "helper", "through a helper"
    IMPORT = "import", "from a list that we were given"


class PieceKind(TextChoices):
    """What somebody sent who did not write."""

    PICTURE = "picture", "a drawing or photograph"
    RECORDING = "recording", "a recording"
    CARD = "card", "a card, photographed"


class AnswerWay(TextChoices):
    """How somebody wants their answer."""

    NONE = "none", "I will look it up with my receipt"
    EMAIL = "email", "Send me an email"
    TEXT = "text", "Send me a text message"
    LETTER = "letter", "Send me a letter"
    GROUP = "group", "Through the group where I said it"


# How long the way back to a lost receipt is good for; a letter takes its time.
WAY_BACK_GOOD_FOR = {
    AnswerWay.EMAIL: timedelta(days=3),
    AnswerWay.TEXT: timedelta(days=3),
    AnswerWay.LETTER: timedelta(days=28),
}
RENEWED_FROM = 30  # so many voices of one address are shown, the newest first


class Purpose(TextChoices):
    PUBLISH = "publish", "my words may be shown on this site"


class Words:
    """What an action says when it cannot do what was asked."""

    LINK_GONE = "This way back has had its days. Ask for another one."
    EMPTY = "Write a few words first. Anything will do."
    LONG = "This is longer than we can keep in one piece. Send the first part, then the rest."
    NUL = "There is a sign in these words that we cannot keep. Type that part again."
    NO_CARD = "We do not know this code. Check it against the card, sign by sign."
    USED = "This card has been used. Take another card, or leave the code empty."
    NO_ADDRESS = "Write the email address that the answer should go to."
    NO_GATHERING = "Choose where you said it, so that the group can tell you."
    NO_CONTACT = "Write the number or the address that the answer should go to."
    TAKEN_BACK = "Whoever said this took their words back."
    TAKEN_BACK_SINCE = "You took these words back. Your receipt shows how that stands."
    SHORT_SECOND = "Choose something a little longer: four signs at least."
    SAME = "These are the words that we have. Nothing is changed."
    NOT_BY_RECEIPT = "The receipt alone takes words back for one day. After that we need your second thing too."
    ASKS_SECOND = "Type your second thing too, and they are back."
    NO_REASON = "Say why the names are left out. Whoever said it sees the reason."
    NO_SUCH_NAME = "These words hold none of those names. Type them as they stand there."
    NOBODY_ASKED = "Nobody asks for company with this one any more."
    IN_TWOS_ALREADY = "Two are reading this one together already."
    NOBODY_ON_DUTY = "Nobody holds the duty post today. Ring one of the numbers on this page."
    WHAT_WAS_DONE = "Write a few words on what was done, for whoever told you."
    CLOSED = "This has been looked after already."
    NO_DOOR = "Choose the door where this belongs."
    TOO_MANY_PIECES = "More pictures arrive just now than we can keep. Write it instead, or try again tomorrow."
    NOTHING_TO_WRITE = "These words came as words. Only a picture or a recording can be put in words."
    CONFIRMED = "Whoever said this has said yes to these words already."
    VERSION_CHANGED = "Somebody has written it down differently since. Look at it once more."
    NOT_OURS = "This cannot be read here. It stays on the device; show it to the coordinator."
    CARD_WAS_USED = "This card had been used. Their receipt is this one instead: tell them if you can."
    GONE = "These words are gone for good. Nobody can bring them back, and we cannot either."


READERS = {Role.MEMBER, Role.COORDINATOR}

POLICY = [
    row("heard.ask_again", Role.ANYBODY, "ask for a new receipt, sent to the contact that they gave"),
    row("heard.renew_receipt", Role.SPEAKER, "have a new receipt in place of a lost one"),
    row("heard.hear", Role.ANYBODY, "say something, and hold a receipt at once", public=True),
    row("heard.keep_piece", Role.ANYBODY, "send a drawing, a photograph or a recording"),
    row("heard.write_version", READERS | {Role.HELPER}, "put in words what a picture or a recording says"),
    row("heard.confirm_version", Role.SPEAKER, "say that these words are what they mean"),
    row("heard.draft", Role.ANYBODY, "begin to say something and go on another day, for ninety days"),
    row("heard.write_down", {Role.HELPER, Role.COORDINATOR}, "write down what somebody else says"),
    row("heard.ready_notebook", {Role.HELPER, Role.COORDINATOR}, "make a device ready to write down without signal"),
    row("heard.take_notebook_back", {Role.SELF, Role.COORDINATOR}, "let a device hand nothing over any more"),
    row("heard.hand_over", Role.HELPER, "hand over what was written down without signal"),
    row("heard.print_cards", {Role.MEMBER, Role.COORDINATOR}, "print cards with receipts"),
    row("heard.read", READERS, "read words before they are shown to all"),
    row("heard.leave_names_out", READERS, "leave names out of what all may see, and say why"),
    row("heard.put_names_back", READERS, "put names back that were left out"),
    row("heard.note_content", READERS, "say what to know before reading on"),
    row("heard.skip", READERS, "leave a voice to somebody else, without a reason"),
    row("heard.ask_company", READERS, "ask for somebody to read with"),
    row("heard.join_reading", READERS, "read together with whoever asks for company"),
    row("heard.worry", READERS, "tell the duty person that a voice worries them"),
    row("heard.look_at_worry", Role.DUTY, "look at what worries a reader"),
    row("heard.close_worry", Role.DUTY, "say what was done about a worry"),
    row("heard.show_other_door", READERS, "show a speaker the door where this belongs"),
    row("heard.choose_second_thing", Role.SPEAKER, "choose a second thing, which opens their words again"),
    row("heard.change_words", Role.SPEAKER, "change their words", public=True),
    row("heard.choose_showing", Role.SPEAKER, "say whether their words may be shown"),
    row("heard.choose_way", Role.SPEAKER, "say how they want their answer, or have their address forgotten"),
    row("heard.withdraw", Role.SPEAKER, "take their words back", public=True),
    row("heard.undo_withdrawal", Role.SPEAKER, "change their mind about that, for a day", public=True),
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


def problem_with_way(*, way: str, address: str, visited: bool) -> str:
    """What stands in the way of answering like this; empty when nothing does."""
    if way == AnswerWay.GROUP:
        return "" if visited else Words.NO_GATHERING
    if way == AnswerWay.NONE or address.strip():
        return ""
    return Words.NO_ADDRESS if way == AnswerWay.EMAIL else Words.NO_CONTACT
