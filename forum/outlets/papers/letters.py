"""Letters that wait to be printed: their words are made now, and nothing of them is kept."""

from dataclasses import dataclass

import segno

from forum.ground import post
from forum.ground.post.queries import letters_to_print

AT_ONCE = 60


@dataclass(frozen=True)
class Letter:
    """One letter as it is printed."""

    delivery: int
    to: str
    subject: str
    words: str
    link: str
    picture: str


def waiting() -> list[Letter]:
    """The next letters, the oldest first. One that has lost its sense meanwhile is left out, and dropped."""
    letters, stale = [], []
    for delivery in letters_to_print()[:AT_ONCE]:
        message = post.render(delivery)
        if message is None:
            stale.append(delivery.pk)
        else:
            letters.append(_letter(delivery.pk, message))
    if stale:
        post.drop(deliveries=stale)
    return letters


def _letter(delivery: int, message: post.Message) -> Letter:
    # The link stands beside its picture, so the words go without it.
    words = message.text.replace(message.link, "").strip() if message.link else message.text.strip()
    drawn = segno.make(message.link, error="q", micro=False).svg_data_uri(scale=4, border=2) if message.link else ""
    return Letter(
        delivery=delivery,
        to=message.to,
        subject=message.subject,
        words=words,
        link=message.link.partition("://")[2],
        picture=str(drawn),
    )
