"""How messages leave, one small class for each way.

The setting FORUM_SMTP chooses: `smtp://`, `smtps://` or `smtp+tls://` is a mail server; `folder:` is a folder of .eml
files under FORUM_DATA/outbox, for a demonstration; empty means that messages wait. Texts and letters have no sender
yet and wait as well.
"""

from collections.abc import Mapping

from django.conf import settings

from forum.ground.post.rules import Way
from forum.ground.post.senders.base import Refused, Sender, Unreachable
from forum.ground.post.senders.folder import Folder
from forum.ground.post.senders.smtp import MailServer

__all__ = ["Folder", "MailServer", "Refused", "Sender", "Unreachable", "senders_at_hand"]


def senders_at_hand() -> Mapping[str, Sender]:
    """The sender of each way that can be used now."""
    where = settings.FORUM_SMTP
    if not where:
        return {}
    if where.startswith("folder:"):
        return {Way.EMAIL: Folder(settings.FORUM_DATA / "outbox", settings.DEFAULT_FROM_EMAIL)}
    return {Way.EMAIL: MailServer(where, settings.DEFAULT_FROM_EMAIL, settings.EMAIL_TIMEOUT)}
