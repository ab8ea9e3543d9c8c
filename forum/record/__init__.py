"""The public record: append-only, chained by hashes, with the tallies that change with it. It knows nobody.

`append()` is the only door in. How it is checked from outside: forum/outlets/public_record/verify.py.
"""

from forum.record.chain import append, next_number
from forum.record.commitment import commitment
from forum.record.rules import Json, NotForTheRecord

__all__ = ["Json", "NotForTheRecord", "append", "commitment", "next_number"]
