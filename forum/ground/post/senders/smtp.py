"""Email over any SMTP server."""

import smtplib
import ssl
from contextlib import suppress
from email.policy import SMTP
from email.utils import parseaddr
from types import TracebackType
from typing import Self
from urllib.parse import SplitResult, unquote, urlsplit

from forum.ground import clock
from forum.ground.post.messages import Message, as_email
from forum.ground.post.senders.base import Refused, Unreachable

FOR_EVER = 500  # From here on a mail server's answer is a no, below it is a "not now".
# Python 3.11 loses spaces when it folds a long subject in other letters; a line may have 998 characters.
WIDE = SMTP.clone(max_line_length=998)
PORTS = {"smtp": 25, "smtps": 465, "smtp+tls": 587}


class MailServer:
    """One connection for many messages, opened with the first one."""

    def __init__(self, where: str, sender: str, timeout: float) -> None:
        self.where: SplitResult = urlsplit(where)
        if self.where.scheme not in PORTS or not self.where.hostname:
            raise ValueError("FORUM_SMTP is smtp://, smtps:// or smtp+tls:// with a host, folder: or empty.")
        self.sender, self.timeout = sender, timeout
        self.mailbox = parseaddr(sender)[1]
        self._line: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hang_up()

    def send(self, message: Message, message_id: str) -> None:
        try:
            email = as_email(message, sender=self.sender, message_id=message_id, at=clock.now())
        except ValueError as wrong:
            raise Refused("not an address") from wrong
        line = self._line = self._line or self._call()
        abroad = not message.to.isascii()
        if abroad and not line.has_extn("smtputf8"):
            raise Refused("the mail server takes no such letters in an address")
        # Written out here: smtplib would put a ">" before every line of the text that begins with "From".
        content = email.as_bytes(policy=WIDE.clone(utf8=abroad))
        try:
            line.sendmail(self.mailbox, [message.to], content, ["SMTPUTF8", "BODY=8BITMIME"] if abroad else [])
        except smtplib.SMTPRecipientsRefused as no:
            code = next(iter(no.recipients.values()))[0]
            if code >= FOR_EVER:
                raise Refused(f"SMTPRecipientsRefused {code}") from no
            raise
        except smtplib.SMTPDataError as no:
            if no.smtp_code >= FOR_EVER:
                raise Refused(f"SMTPDataError {no.smtp_code}") from no
            raise
        except (smtplib.SMTPException, OSError):
            self._hang_up()  # The next message gets a fresh line.
            raise

    def _call(self) -> smtplib.SMTP:
        where, tls = self.where, ssl.create_default_context()
        host, port = where.hostname or "", where.port or PORTS[where.scheme]
        # Our own name is given, or smtplib would ask the network for it, with no time-out.
        us = self.mailbox.rpartition("@")[2] or "localhost"
        try:
            line: smtplib.SMTP
            if where.scheme == "smtps":
                line = smtplib.SMTP_SSL(host, port, us, timeout=self.timeout, context=tls)
            else:
                line = smtplib.SMTP(host, port, us, timeout=self.timeout)
            if where.scheme == "smtp+tls":
                line.starttls(context=tls)
            if where.username:
                line.login(unquote(where.username), unquote(where.password or ""))
            line.ehlo_or_helo_if_needed()
        except (smtplib.SMTPException, OSError) as trouble:
            raise Unreachable(type(trouble).__name__) from trouble
        return line

    def _hang_up(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            with suppress(smtplib.SMTPException, OSError):
                line.quit()
            line.close()
