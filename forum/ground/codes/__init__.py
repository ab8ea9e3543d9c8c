"""Random public identifiers, and receipt codes that are easy to read aloud and to type."""

from forum.ground.codes.identifiers import new_id, public_id
from forum.ground.codes.receipt import as_spoken, check, derived, drawn, fingerprint, tidy

__all__ = ["as_spoken", "check", "derived", "drawn", "fingerprint", "new_id", "public_id", "tidy"]
