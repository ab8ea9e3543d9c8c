"""What an Easy Read page is: one idea and a picture in each row, short sentences, not too many of them.

After GOV.UK, "Accessible communication formats", and Inclusion Europe, "Information for all": 10 to 15 words a
sentence, the picture on the left, not too many pages, checked by people with learning disabilities.
"""

from django.utils.translation import gettext_lazy as _

LONGEST = 15  # words in a sentence
FEWEST, MOST = 2, 24  # rows

PICTURES = {
    "people": _("people together"),
    "day": _("a day"),
    "waiting": _("a clock"),
    "place": _("a place"),
    "travel": _("a bus"),
    "phone": _("a telephone"),
    "talking": _("talking"),
    "talk": _("a question"),
    "staff": _("people who help"),
    "family": _("family and friends"),
    "food": _("food and drink"),
    "safe": _("a safe house"),
    "quiet": _("a loudspeaker"),
    "outside": _("outside"),
    "money": _("money"),
    "medicine": _("medicine"),
    "paper": _("paper"),
    "help": _("help"),
    "yes": _("yes"),
    "change": _("change"),
    "doing": _("doing something"),
}


class Words:
    LONG = "This sentence is long. Use fifteen words at most, and one idea."
    FEW = "Write two rows at least: a picture and a sentence in each."
    SAME_PERSON = "Somebody else looks at it: best of all people who need Easy Read themselves."
    NO_CHECKER = "Say who checked it: a group, not a person."
    NOTHING = "Nothing is written about this page yet."
    GONE = "This page is not there any more."
