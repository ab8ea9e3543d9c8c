"""Bringing in a directory that others keep: a table, JSON, or a feed of Open Referral. Look first, then all of it."""

from forum.rooms.signposting.importing.bringing_in import bring_in
from forum.rooms.signposting.importing.candidates import FIELDS, Candidate, from_table, likely
from forum.rooms.signposting.importing.feeds import from_feed
from forum.rooms.signposting.importing.looking import Look, look_at

__all__ = ["FIELDS", "Candidate", "Look", "bring_in", "from_feed", "from_table", "likely", "look_at"]
