"""Who's who: shown by their own choice, in their own words, and taken back at once."""

from django.utils.translation import gettext_lazy as _

from forum.people.policy import Role, row

FACE_MOST_BYTES = 8 * 1024 * 1024
FACE_SIDE = 480  # pixels


class Words:
    NOT_A_PICTURE = _("We can keep a photograph or picture (JPEG, PNG) of up to 8 MB. This is something else.")


POLICY = [
    row("introductions.introduce", Role.SELF, "show themselves among who's who, with a face and words of their own"),
    row("introductions.take_back", Role.SELF, "take that back at once"),
]
