"""Feedback cards with receipts printed on them before anybody has said a word."""

from dataclasses import dataclass

from django.conf import settings

from forum.ground import codes
from forum.ground.codes.picture import picture

A_SHEET = 4


@dataclass(frozen=True)
class Card:
    """One card: its code as people read it, and the address to follow it as a picture."""

    code: str
    address: str
    picture: str


def card(code: str) -> Card:
    follow = f"{settings.FORUM_ADDRESS.partition('://')[2]}/follow"
    return Card(code=codes.as_spoken(code), address=follow, picture=picture(code))


def sheets(drawn: list[str]) -> list[list[Card]]:
    """Four cards to a sheet of A4."""
    laid = [card(code) for code in drawn]
    return [laid[start : start + A_SHEET] for start in range(0, len(laid), A_SHEET)]
