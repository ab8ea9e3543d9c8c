"""A receipt as a square to scan: the address that opens it, which looks nothing up."""

import segno
from django.conf import settings

from forum.ground.codes.receipt import as_spoken


def address(code: str) -> str:
    return f"{settings.FORUM_ADDRESS}/r/{as_spoken(code)}"


def picture(code: str) -> str:
    """Draw it for a page: at least 25 mm on paper, with error correction for a creased stub."""
    drawn = segno.make(address(code), error="q", micro=False)
    return str(drawn.svg_data_uri(scale=4, border=2))
