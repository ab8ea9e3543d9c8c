"""What is done together, what people tell of themselves, what works elsewhere, and seats at other tables."""

from forum.rooms.together.models.stories import Comment, Story, WordFirst
from forum.rooms.together.models.tables import BroughtBack, Practice, Table, Trial
from forum.rooms.together.models.work import Invite, Like, News, Overlap, Work

__all__ = [
    "BroughtBack", "Comment", "Invite", "Like", "News", "Overlap", "Practice", "Story", "Table", "Trial", "WordFirst",
    "Work",
]  # fmt: skip
