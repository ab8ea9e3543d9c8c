"""Who sees a picture or hears a recording: whoever was shown its page, for an hour; all, where they see its words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core import signing
from django.urls import reverse

from forum.journey.heard.models import Piece, Voice
from forum.journey.heard.rules import PieceKind

SALT = "heard.piece"
AN_HOUR = 60 * 60


@dataclass(frozen=True)
class Shown:
    """A picture or recording on a page that its reader may see."""

    kind: str
    source: str

    @property
    def is_sound(self) -> bool:
        return self.kind == PieceKind.RECORDING


def shown(voice: Voice) -> list[Shown]:
    """The pictures and recordings of a voice, for a page whose reader may see all of it."""
    return [
        Shown(one.kind, f"{_address(one)}?shown={signing.dumps(one.public_id, salt=SALT)}")
        for one in voice.pieces.order_by("pk")
    ]


def shown_to_all(voices: Iterable[Voice]) -> dict[int, list[Shown]]:
    """By the key of the voice, what all may see of it: nothing where names were left out, for it may show them."""
    whole = [voice.pk for voice in voices if not getattr(voice, "mask", None)]
    found: dict[int, list[Shown]] = {}
    for one in Piece.objects.filter(voice__in=whole).order_by("pk"):
        found.setdefault(one.voice_id or 0, []).append(Shown(one.kind, _address(one)))
    return found


def may_be_seen(piece: Piece, given: str) -> bool:
    """Whether this address shows it: one of a page an hour ago at most, or of what all may see."""
    try:
        if signing.loads(given, salt=SALT, max_age=AN_HOUR) == piece.public_id:
            return True
    except signing.BadSignature:
        pass
    return Voice.objects.shown_to_all().filter(pieces=piece, mask=None).exists()


def sealed(piece: Piece) -> str:
    """What a form carries of a picture or recording that came with it, until it is sent."""
    return signing.dumps({"piece": piece.public_id}, salt=SALT)


def unsealed(given: str) -> Piece | None:
    """The one that a form carries; None when it is not ours or was sent."""
    try:
        held = signing.loads(given, salt=SALT)
    except signing.BadSignature:
        return None
    return Piece.objects.unsent().filter(public_id=held["piece"]).first() if isinstance(held, dict) else None


def _address(piece: Piece) -> str:
    return reverse("heard:piece", args=[piece.public_id])
