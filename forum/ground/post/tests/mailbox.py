"""A real mail server on this machine, and senders that do as they are told."""

# ruff: noqa: N802 - the names and arguments of aiosmtpd

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.policy import default
from ssl import SSLContext
from typing import Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from forum.ground.post import Message


class Box:
    """Keeps what it is given. Recipients named `nobody` are refused for good, `busy` for now."""

    def __init__(self) -> None:
        self.emails: list[EmailMessage] = []
        self.envelopes: list[Envelope] = []

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("nobody"):
            return "550 No such person here"
        if address.startswith("busy"):
            return "451 Not now"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        email = BytesParser(policy=default).parsebytes(content)
        assert isinstance(email, EmailMessage)
        self.emails.append(email)
        self.envelopes.append(envelope)
        return "250 Taken"


def words(email: EmailMessage | MIMEPart | None) -> str:
    """What it says, with the line ends that we wrote."""
    assert email is not None
    return str(email.get_content()).replace("\r\n", "\n")


@contextmanager
def mail_server(tls: SSLContext | None = None) -> Iterator[tuple[Box, str]]:
    """Yield what has arrived, and host and port. With `tls`, nothing is taken before STARTTLS."""
    box = Box()
    server = Controller(box, hostname="127.0.0.1", port=free_port(), tls_context=tls, require_starttls=tls is not None)
    server.start()
    try:
        yield box, f"127.0.0.1:{server.port}"
    finally:
        server.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Obedient:
    """A sender that keeps messages, or raises what it was given."""

    def __init__(self, *errors: Exception | None) -> None:
        self.errors = list(errors)
        self.sent: list[tuple[Message, str]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def send(self, message: Message, message_id: str) -> None:
        error = self.errors.pop(0) if self.errors else None
        if error is not None:
            raise error
        self.sent.append((message, message_id))
