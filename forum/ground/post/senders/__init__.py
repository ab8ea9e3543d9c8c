"""How messages leave, one small class for each way.

The setting FORUM_SMTP chooses: `smtp://`, `smtps://` or `smtp+tls://` is a mail server; `folder:` is a folder of .eml
files under FORUM_DATA/outbox, for a demonstration; empty means that messages wait. FORUM_TEXTS does the same for texts:
`notify://` is GOV.UK Notify, `folder:` the same folder. Letters are printed by somebody; they wait until then.
"""

from collections.abc import Mapping

from django.conf import settings

from forum.ground.post.rules import Way
from forum.ground.post.senders.base import Refused, Sender, Unreachable
from forum.ground.post.senders.folder import Folder, TextFolder
from forum.ground.post.senders.notify import Notify
from forum.ground.post.senders.smtp import MailServer

__all__ = ["Folder", "MailServer", "Notify", "Refused", "Sender", "TextFolder", "Unreachable", "senders_at_hand"]


def senders_at_hand() -> Mapping[str, Sender]:
    """The sender of each way that can be used now."""
    outbox = settings.FORUM_DATA / "outbox"
    found: dict[str, Sender] = {}
    if settings.FORUM_SMTP.startswith("folder:"):
        found[Way.EMAIL] = Folder(outbox, settings.DEFAULT_FROM_EMAIL)
    elif settings.FORUM_SMTP:
        found[Way.EMAIL] = MailServer(settings.FORUM_SMTP, settings.DEFAULT_FROM_EMAIL, settings.EMAIL_TIMEOUT)
    if settings.FORUM_TEXTS.startswith("folder:"):
        found[Way.TEXT] = TextFolder(outbox)
    elif settings.FORUM_TEXTS:
        found[Way.TEXT] = Notify(settings.FORUM_TEXTS, settings.EMAIL_TIMEOUT)
    return found
