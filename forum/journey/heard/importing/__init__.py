"""Bringing in a list of comments: read the file, look at every row, then all of it or nothing."""

from forum.ground.spreadsheets import Unreadable, header_of, rows_of
from forum.journey.heard.importing.bringing_in import bring_in
from forum.journey.heard.importing.looking import Columns, Look, Row, look_at

__all__ = ["Columns", "Look", "Row", "Unreadable", "bring_in", "header_of", "look_at", "rows_of"]
