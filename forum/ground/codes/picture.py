"""A receipt as a square to scan: the address that opens it, which looks nothing up."""

import segno
from django.conf import settings

from forum.ground.codes.receipt import as_spoken


def address(code: str) -> str:
    return f"{settings.FORUM_ADDRESS}/r/{as_spoken(code)}"


def picture(code: str) -> str:
    """Draw it for a page: at least 25 mm on paper, with error correction for a creased stub."""
    return square(address(code))


def square(link: str) -> str:
    """Any address as such a square."""
    drawn = segno.make(link, error="q", micro=False)
    return str(drawn.svg_data_uri(scale=4, border=2))
