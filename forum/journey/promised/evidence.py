"""Looking at a file before it is kept: what it really is, how large, and without the place where it was taken."""

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageOps, UnidentifiedImageError

from forum.journey.promised.rules import FILE_MOST_BYTES, FileKind, Words
from forum.people import policy

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

WIDEST = 2_000
MOST_PIXELS = 40_000_000
PICTURES = {"PNG": FileKind.PNG, "JPEG": FileKind.JPEG}
NAME_MOST = 120


@dataclass(frozen=True)
class Shown:
    """A file that was looked at: its kind, what it holds, and what its owner called it."""

    kind: FileKind
    content: bytes
    name: str


def look_at(upload: "UploadedFile[Any]") -> Shown:
    """Tell what a file is by what it holds, not by its name. Pictures are drawn anew, so that only the picture is kept.

    Raises:
        Refused: when it is too large, empty, or nothing that we can show.
    """
    if not upload.size:
        raise policy.Refused(Words.EMPTY_FILE)
    if upload.size > FILE_MOST_BYTES:
        raise policy.Refused(Words.LARGE_FILE)
    content = upload.read()
    name = "".join(sign for sign in str(upload.name) if sign.isprintable())[-NAME_MOST:]
    if content.startswith(b"%PDF-"):
        return Shown(FileKind.PDF, content, name)
    if picture := _picture(content):
        return Shown(*picture, name)
    if _is_table(content):
        return Shown(FileKind.TABLE, content, name)
    raise policy.Refused(Words.OTHER_FILE)


def _picture(content: bytes) -> tuple[FileKind, bytes] | None:
    """Draw the picture anew, no wider than needed: what a camera writes beside it (place, owner) stays behind."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(content), formats=list(PICTURES))
            if opened.width * opened.height > MOST_PIXELS:
                return None
            drawn = ImageOps.exif_transpose(opened)
            drawn.thumbnail((WIDEST, WIDEST))
            kind = PICTURES[str(opened.format)]
            clean = drawn.convert("RGB") if kind == FileKind.JPEG else drawn.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning):
        return None
    kept = io.BytesIO()
    clean.save(kept, format=kind.upper())
    return kind, kept.getvalue()


def _is_table(content: bytes) -> bool:
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return "," in words and all(sign.isprintable() or sign in "\r\n\t" for sign in words)
