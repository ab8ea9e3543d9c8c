"""Who may do what about data, who is answerable for it, and the clocks."""

from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from forum.people.policy import Role, row

A_DAY = timedelta(days=1)
# Data (Use and Access) Act 2025: a complaint about data is acknowledged within thirty days.
ACKNOWLEDGED_WITHIN = timedelta(days=30)
REMINDED_AFTER = timedelta(days=20)
COMPLAINTS_KEPT = timedelta(days=365)

POLICY = [
    row("my_data.ask_to_be_forgotten", Role.SELF, "be forgotten, a day after asking"),
    row("my_data.stay", Role.SELF, "stay after all, within that day"),
    row("my_data.say_goodbye", Role.SELF, "say goodbye, in one tap, and leave the way back open"),
    row("my_data.complain", Role.ANYBODY, "complain about how data is looked after"),
    row("my_data.acknowledge", Role.COORDINATOR, "say that a complaint about data has come"),
    row("my_data.answer", Role.COORDINATOR, "answer a complaint about data"),
]


class WordsToo(TextChoices):
    """What becomes of what somebody said."""

    STAY = "stay", _("They stay, and nothing leads from them to me")
    GO = "go", _("They go too")


class Controller(TextChoices):
    """Who is answerable for the data, as the law calls it: the controller."""

    HOST = "host", "the host"
    FORUM = "forum", "the forum itself"


class Words:
    ANSWERED = _("This was answered already. Here is what was said.")


def acknowledge_by(asked: date) -> date:
    """The last day on which a complaint that came on this day is acknowledged."""
    return asked + ACKNOWLEDGED_WITHIN
