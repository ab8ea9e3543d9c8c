"""When somebody has died: silence at once, time to put a mistake right, and their words as they wished."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from forum.people.policy import Role, row

# Somebody may have the same name, or somebody may have been told wrongly.
MAY_BE_A_MISTAKE = timedelta(days=30)


class WordsThen(TextChoices):
    """What becomes of somebody's words after them; the same values as for being forgotten."""

    STAY = "stay", _("They stay, and nothing leads from them to me")
    GO = "go", _("They go with me")


class Words:
    NOTED = _("This is noted already.")
    OVER = _("The thirty days are over. What was kept of them is gone, so there is nothing to bring back.")
    NO_NAME = _("Write the name that the family would like to stand there.")
    FAMILY = _("A dedication stands there only if the family agrees. Ask them first, there is no hurry.")


POLICY = [
    row("farewells.say_wishes", Role.SELF, "say what becomes of their words after them"),
    row("farewells.note_death", Role.COORDINATOR, "note that somebody has died, so that nothing is sent any more"),
    row("farewells.undo", Role.COORDINATOR, "put it right within thirty days, if it was a mistake"),
    row("farewells.dedicate", Role.COORDINATOR, "write a dedication, if the family agrees"),
    row("farewells.take_down", Role.COORDINATOR, "take a dedication down again, when the family would rather not"),
]
