"""Stage 2, themed: who puts voices together, and who may object."""

from datetime import timedelta

from django.db.models import TextChoices

from forum.people.policy import Role, row

SORTERS = {Role.MEMBER, Role.COORDINATOR}
OPEN_FOR = timedelta(minutes=5)  # as long as somebody may look at a voice before it is offered to others again
UNDO_FOR = timedelta(minutes=30)
ENOUGH, OF_A_THEME = 30, 3  # from so many voices it learns, under themes that have so many each
REGROUPED_FOR = timedelta(days=1)  # that long themes that were put together can be taken apart again


class Regroup(TextChoices):
    MERGE = "merge", "put together"
    SPLIT = "split", "taken apart"


class Words:
    NO_NAME = "Give the theme a short name first."
    TAKEN = "There is a theme with this name already. Use that one, or choose another name."
    ALREADY = "This voice is under that theme already."
    NOTHING = "Choose a theme, or name a new one."
    ITSELF = "Choose another theme to put it together with."
    MERGED = "That theme was put together with another just now. Here is the new list."
    NOBODY = "Choose at least one voice to take along."
    EVERYBODY = "That would take every voice along. Rename it by putting it together with a new theme."
    ALONG = "Some of these have moved since you looked. Look again, please."
    TOO_LATE = "This can be undone for a day, as long as nothing has come after."
    CLASH = "Somebody else put it under “%(themes)s” just now. Leave it there, or choose once more to have both."
    NOT_YOURS = "There is nothing of yours to undo here any more."
    GONE = "It is not under that theme any more."


POLICY = [
    row("themed.name_theme", SORTERS, "name a theme", public=True),
    row("themed.theme_under", SORTERS, "put a voice with others like it", public=True),
    row("themed.take_out", SORTERS, "take a voice out of a theme", public=True),
    row("themed.carry_away", SORTERS, "carry a theme away as a table"),
    row("themed.take_next", SORTERS, "get the next voice that waits, which nobody else has open"),
    row("themed.merge", SORTERS, "put two themes together", public=True),
    row("themed.split", SORTERS, "take some voices of a theme into a new one", public=True),
    row("themed.undo", SORTERS, "undo that within a day, where nothing has come after", public=True),
    row("themed.object_to", Role.SPEAKER, "say that a theme is not what they meant", public=True),
]
