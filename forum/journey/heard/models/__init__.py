"""What is there: voices and their receipts, what readers note, what speakers keep."""

from forum.journey.heard.models.keeping import Draft, Secret, WayBack, Withdrawal
from forum.journey.heard.models.notebook import CapturePermit
from forum.journey.heard.models.pieces import Piece, WrittenVersion
from forum.journey.heard.models.reading import (
    ContentNote,
    Mask,
    OtherDoor,
    Reading,
    ReadingInTwos,
    Skip,
    Worry,
    WorryTold,
)
from forum.journey.heard.models.voices import Consent, Contact, Receipt, Voice, VoiceQuerySet

__all__ = [
    "CapturePermit",
    "Consent",
    "Contact",
    "ContentNote",
    "Draft",
    "Mask",
    "OtherDoor",
    "Piece",
    "Reading",
    "ReadingInTwos",
    "Receipt",
    "Secret",
    "Skip",
    "Voice",
    "VoiceQuerySet",
    "WayBack",
    "Withdrawal",
    "Worry",
    "WorryTold",
    "WrittenVersion",
]
