"""Faces for invented people: a drawing, so that nobody takes them for somebody."""

import io

from PIL import Image, ImageDraw

SIDE = 480


def drawn_face(colour: str) -> bytes:
    """A calm face in one colour, as a PNG."""
    drawn = Image.new("RGB", (SIDE, SIDE), "#f3ede2")
    pen = ImageDraw.Draw(drawn)
    pen.ellipse((100, 90, 380, 390), fill="#fffcf6", outline=colour, width=14)
    for x in (185, 275):
        pen.ellipse((x, 205, x + 22, 227), fill=colour)
    pen.arc((180, 230, 300, 320), 20, 160, fill=colour, width=14)
    pen.arc((90, 70, 390, 330), 200, 340, fill=colour, width=40)
    kept = io.BytesIO()
    drawn.save(kept, format="PNG")
    return kept.getvalue()
