"""What somebody may say yes to, one thing at a time, and for how long it is known that they did."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from forum.people.policy import Role, row


class Purpose(TextChoices):
    """One purpose each, with the whole sentence that somebody says yes to. Nothing here is needed for anything else."""

    NEW_ROLES = "new_roles", _("Tell me when there is a new role, in the way I chose.")
    MONTHLY = "monthly", _("Send me one page a month: what changed, and where to meet.")


# Whoever keeps words of people must be able to show that they were asked (UK GDPR, article 7).
PROOF_KEPT = timedelta(days=2 * 365)

POLICY = [
    row("consents.agree", Role.SELF, "say yes to one thing at a time"),
    row("consents.take_back", Role.SELF, "take a yes back, as easily as they gave it"),
]
