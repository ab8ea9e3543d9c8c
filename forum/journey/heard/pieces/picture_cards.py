"""Pictures to point at, for whoever would rather point than speak or write: on the screen, and on a sheet of paper."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import Promise


@dataclass(frozen=True)
class PictureCard:
    """Something that matters to people, with the name of its drawing (`components/pictures.jinja`)."""

    name: str
    says: "str | Promise"


CARDS = (
    PictureCard("talking", gettext_lazy("Being listened to")),
    PictureCard("staff", gettext_lazy("The people who help me")),
    PictureCard("waiting", gettext_lazy("Waiting")),
    PictureCard("medicine", gettext_lazy("My medicine")),
    PictureCard("food", gettext_lazy("Food and drink")),
    PictureCard("sleep", gettext_lazy("Sleep and my bed")),
    PictureCard("quiet", gettext_lazy("Noise and quiet")),
    PictureCard("safe", gettext_lazy("Feeling safe")),
    PictureCard("outside", gettext_lazy("Going outside")),
    PictureCard("family", gettext_lazy("Family and friends")),
    PictureCard("travel", gettext_lazy("Getting there")),
    PictureCard("money", gettext_lazy("Money")),
    PictureCard("phone", gettext_lazy("Reaching somebody")),
    PictureCard("doing", gettext_lazy("Things to do")),
)
FACES = {
    "good": gettext_lazy("good"),
    "middling": gettext_lazy("so-so"),
    "bad": gettext_lazy("not good"),
    "talk": gettext_lazy("I want to talk about it"),
}


def in_words(pointed_at: dict[str, str], more: str = "") -> str:
    """What was pointed at, as words: one line each, then whatever was written beside.

    Args:
        pointed_at: by the name of the picture, the name of the face.
        more: words of their own.
    """
    lines = [
        _("%(picture)s: %(face)s.") % {"picture": card.says, "face": FACES[pointed_at[card.name]]}
        for card in CARDS
        if pointed_at.get(card.name) in FACES
    ]
    return "\n".join([*lines, more.strip()] if more.strip() else lines)
