"""Letters that wait to be printed: their words are made now, and nothing of them is kept."""

from dataclasses import dataclass

import segno

from forum.ground import post
from forum.ground.post.queries import letters_to_print
from forum.people.care.queries import reach_of
from forum.people.care.rules import Sending

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
    large: bool = False
    by_hand: tuple[str, ...] = ()


def waiting() -> list[Letter]:
    """The next letters, the oldest first.

    One that has lost its sense meanwhile is dropped; one whose reader chose another way meanwhile goes by that.
    """
    letters, stale = [], []
    queued = list(letters_to_print()[:AT_ONCE])
    forms = {one.person: one.sending for one in reach_of([one.to_id for one in queued if one.to_kind == "person"])}
    for delivery in queued:
        try:
            message = post.render(delivery)
        except post.Elsewhere as other:
            post.go_by(delivery=delivery.pk, way=other.way)
            continue
        if message is None:
            stale.append(delivery.pk)
        else:
            sending = forms.get(delivery.to_id, Sending()) if delivery.to_kind == "person" else Sending()
            letters.append(_letter(delivery.pk, message, sending))
    if stale:
        post.drop(deliveries=stale)
    return letters


def ready_to_print() -> list[Letter]:
    """Those that can be read as they come out; what a person has to make first is left out."""
    return [one for one in waiting() if not one.by_hand]


def _letter(delivery: int, message: post.Message, sending: Sending) -> Letter:
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
        large=sending.large,
        by_hand=tuple(str(code.label) for code in sending.by_hand),
    )
