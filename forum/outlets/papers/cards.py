"""Feedback cards with receipts printed on them before anybody has said a word."""

from dataclasses import dataclass

import segno
from django.conf import settings

from forum.ground import codes

A_SHEET = 4


@dataclass(frozen=True)
class Card:
    """One card: its code as people read it, and the address to follow it as a picture."""

    code: str
    address: str
    picture: str


def card(code: str) -> Card:
    """Lay out one card. The picture is at least 25 mm on paper, with error correction for a creased stub."""
    spoken = codes.as_spoken(code)
    address = f"{settings.FORUM_ADDRESS}/r/{spoken}"
    picture = segno.make(address, error="q", micro=False).svg_data_uri(scale=4, border=2)
    return Card(code=spoken, address=f"{settings.FORUM_ADDRESS.partition('://')[2]}/follow", picture=picture)


def sheets(drawn: list[str]) -> list[list[Card]]:
    """Four cards to a sheet of A4."""
    laid = [card(code) for code in drawn]
    return [laid[start : start + A_SHEET] for start in range(0, len(laid), A_SHEET)]
