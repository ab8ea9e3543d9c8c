"""Pictures that somebody sends: drawn anew before they are kept, so that only the picture is kept."""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

WIDEST = 2_000
MOST_PIXELS = 40_000_000
PNG, JPEG = "png", "jpeg"
FORMATS = {"PNG": PNG, "JPEG": JPEG}


def drawn_anew(content: bytes, *, square: int | None = None) -> tuple[str, bytes] | None:
    """Return the kind (`PNG`, `JPEG`) and the picture, no wider than needed; None when it is no picture of these.

    `square` cuts it to a square of so many pixels. What a camera writes beside a picture (place, owner) stays behind.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(content), formats=list(FORMATS))
            if opened.width * opened.height > MOST_PIXELS:
                return None
            drawn = ImageOps.exif_transpose(opened)
            if square:
                drawn = ImageOps.fit(drawn, (square, square))
            drawn.thumbnail((WIDEST, WIDEST))
            kind = FORMATS[str(opened.format)]
            clean = drawn.convert("RGB") if kind == JPEG else drawn.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning):
        return None
    kept = io.BytesIO()
    clean.save(kept, format=kind.upper())
    return kind, kept.getvalue()
