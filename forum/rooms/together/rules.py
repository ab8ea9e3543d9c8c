"""What we are working on together."""

from django.db.models import TextChoices

from forum.people.policy import Role, row


class Started(TextChoices):
    """Who started it; public, for the credit belongs to them."""

    MEMBERS = "members", "members of the forum"
    PARTNER = "partner", "a partner organisation"
    HOST = "host", "the trust that hosts us"
    JOINT = "joint", "all of us together"


POLICY = [
    row("together.start", {Role.MEMBER, Role.PARTNER, Role.COORDINATOR}, "start something together", public=True),
    row("together.tell_news", {Role.MEMBER, Role.PARTNER, Role.COORDINATOR}, "tell how it goes", public=True),
    row("together.finish", {Role.MEMBER, Role.PARTNER, Role.COORDINATOR}, "say that it is finished", public=True),
]
