"""Partner organisations: invited by the forum, they invite their own people, each with a code."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from forum.people.policy import Role, row

CODES_KEPT = timedelta(days=60)
CODES_AT_ONCE = 20


class Kind(TextChoices):
    """What a code makes somebody."""

    LEAD = "lead", _("speaks for it, and invites others")
    PERSON = "person", _("speaks for it")


class Words:
    NO_NAME = _("Say what the organisation is called.")
    IS_HOST = _("People of the trust come in another way: the coordinator welcomes them.")
    ENOUGH = _("There are twenty open codes. Wait until some are used, or take one back.")
    NOT_OPEN = _("This code is used, taken back, or older than sixty days. Ask whoever gave it to you for another.")
    SPEAKS_ALREADY = _("You speak for this organisation already.")
    NOT_OURS = _("Only people of this organisation, and the coordinator, say what it aims at.")
    NO_MORE = _("They do not speak for it any more.")


POLICY = [
    row("partners.invite", Role.COORDINATOR, "invite an organisation to be a partner"),
    row("partners.invite_person", {Role.LEAD, Role.COORDINATOR}, "invite people of their organisation"),
    row("partners.take_code_back", {Role.LEAD, Role.COORDINATOR}, "take an invitation back that nobody has used"),
    row("partners.come", Role.KNOWN, "come in for an organisation, with the code that they were given"),
    row("partners.stop", Role.SELF, "stop speaking for an organisation, without a reason"),
    row("partners.say_aims", {Role.PARTNER, Role.COORDINATOR}, "say which aims they share with the forum"),
    row("partners.end", {Role.LEAD, Role.COORDINATOR}, "note that somebody no longer speaks for an organisation"),
]
