"""A message as it leaves: an address, a subject, words. Nothing in it can become a header by itself."""

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr

LONGEST_SUBJECT = 150


@dataclass(frozen=True)
class Message:
    """What a renderer returns. The name is for the address line only; subjects stay neutral.

    `to` is an email address, a phone number, or the lines of a postal address. `link` is the one link in the text; a
    letter carries it as a square to scan.
    """

    to: str
    subject: str
    text: str
    html: str | None = None
    name: str = ""
    link: str = ""


class Elsewhere(Exception):  # noqa: N818 - reads as what it says
    """Raised by a renderer when its reader is reached in another way by now. The message goes by that one instead."""

    def __init__(self, way: str) -> None:
        self.way = way
        super().__init__("It goes another way.")


def one_line(words: str) -> str:
    """Make one line of it: line breaks and control characters become spaces."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())


def address(of: str, name: str = "") -> Address:
    """Build an address; ValueError when it is none."""
    mailbox, at, domain = of.rpartition("@")
    if not (mailbox and at and domain) or any(not letter.isprintable() or letter.isspace() for letter in of):
        raise ValueError("That is not an email address.")
    return Address(display_name=one_line(name), username=mailbox, domain=domain)


def as_email(message: Message, *, sender: str, message_id: str, at: datetime) -> EmailMessage:
    """Write it as an email: plain text first, marked as sent by a machine, so that nobody's holiday note answers."""
    email = EmailMessage()
    name, mailbox = parseaddr(sender)
    email["From"] = address(mailbox, name)
    email["To"] = address(message.to, message.name)
    email["Subject"] = one_line(message.subject)[:LONGEST_SUBJECT]
    email["Date"] = format_datetime(at)
    email["Message-ID"] = message_id
    email["Auto-Submitted"] = "auto-generated"
    email.set_content(message.text, cte="quoted-printable")
    if message.html is not None:
        email.add_alternative(message.html, subtype="html", cte="quoted-printable")
    return email
