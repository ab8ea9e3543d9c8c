"""Where people speak from, the equality questions, and their sums: who may do what, and what is kept how long."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from forum.people.policy import Role, row

ANSWERS_KEPT = timedelta(days=2 * 365)
FEWEST_ANSWERS = 30  # by the noisy count; with fewer, nothing but that is published


class Words:
    UNKNOWN = _("We do not know this code. Look at it once more: a sign may be another.")
    ONCE_A_YEAR = _("The sums of this year are published, or wait for it already. Once a year is enough.")
    NO_ANSWER = _("Nothing was answered, so nothing is kept.")


POLICY = [
    row("sums.say_perspectives", Role.SELF, "say where they speak from, for themselves alone"),
    row("sums.answer", {Role.KNOWN, Role.COORDINATOR}, "answer the equality questions, with nobody's name"),
    row("sums.answer_anew", Role.ANYBODY, "change or take back such answers, with the code that came with them"),
    row("sums.ask_to_publish", Role.SEAT, "ask that the sums of a year be published"),
    row("sums.publish", Role.SEAT, "publish them, with the last key of the sides that were asked", public=True),
]
