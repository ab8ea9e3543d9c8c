"""Looking at a file before it is kept: what it really is, how large, and without the place where it was taken."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from forum.ground.pictures import drawn_anew
from forum.journey.promised.rules import FILE_MOST_BYTES, FileKind, Words
from forum.people import policy

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

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
    if picture := drawn_anew(content):
        return Shown(FileKind(picture[0]), picture[1], name)
    if _is_table(content):
        return Shown(FileKind.TABLE, content, name)
    raise policy.Refused(Words.OTHER_FILE)


def _is_table(content: bytes) -> bool:
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return "," in words and all(sign.isprintable() or sign in "\r\n\t" for sign in words)
