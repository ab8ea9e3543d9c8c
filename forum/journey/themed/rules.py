"""Stage 2, themed: who puts voices together, and who may object."""

from forum.people.policy import Role, row


class Words:
    NO_NAME = "Give the theme a short name first."
    TAKEN = "There is a theme with this name already. Use that one, or choose another name."
    ALREADY = "This voice is under that theme already."
    GONE = "It is not under that theme any more."


POLICY = [
    row("themed.name_theme", {Role.MEMBER, Role.COORDINATOR}, "name a theme", public=True),
    row("themed.theme_under", {Role.MEMBER, Role.COORDINATOR}, "put a voice with others like it", public=True),
    row("themed.take_out", {Role.MEMBER, Role.COORDINATOR}, "take a voice out of a theme", public=True),
    row("themed.carry_away", {Role.MEMBER, Role.COORDINATOR}, "carry a theme away as a table"),
    row("themed.object_to", Role.SPEAKER, "say that a theme is not what they meant", public=True),
]
