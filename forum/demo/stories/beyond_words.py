"""Somebody draws instead of writing, and a reader puts it in words; nobody has said yes to these words yet."""

import io

from PIL import Image, ImageDraw

from forum.demo.county import County
from forum.demo.telling import Story, days_ago
from forum.journey.heard import actions as heard
from forum.journey.heard.pieces import actions as pieces
from forum.journey.heard.rules import PieceKind
from forum.people.policy import VISITOR

INK, GROUND = "#1d2b3a", "#ffffff"


def drawn() -> bytes:
    """A yard behind a fence, with one bench in the rain."""
    made = Image.new("RGB", (900, 640), GROUND)
    pen = ImageDraw.Draw(made)
    for post in range(40, 900, 90):
        pen.line([(post, 120), (post + 6, 470)], fill=INK, width=7)
    for rail in (170, 420):
        pen.line([(30, rail), (880, rail + 8)], fill=INK, width=7)
    pen.line([(330, 520), (610, 516)], fill=INK, width=10)
    for leg in (360, 580):
        pen.line([(leg, 520), (leg + 4, 590)], fill=INK, width=9)
    for drop in range(60, 880, 70):
        pen.line([(drop, 30), (drop - 14, 78)], fill="#0b5d5b", width=5)
    kept = io.BytesIO()
    made.save(kept, "PNG")
    return kept.getvalue()


def the_yard(county: County) -> Story:
    """A drawing that came in six days ago."""
    yield days_ago(6, hour=11)
    piece = pieces.keep_piece(actor=VISITOR, kind=PieceKind.PICTURE, ending="png", content=drawn())
    said = pieces.hear_piece(actor=VISITOR, piece=piece, publish=True)
    yield days_ago(5, hour=16)
    pieces.write_version(
        actor=county.actor("marek"), voice=said.voice,
        words="A yard with a high fence round it, and rain. There is one bench, and nobody sits on it.",
    )  # fmt: skip
    heard.read(actor=county.actor("marek"), voice=said.voice, fit=True)


STORIES = (the_yard,)
