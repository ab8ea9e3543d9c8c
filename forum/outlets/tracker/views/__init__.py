"""Doors to the pages that see a whole life."""

from forum.outlets.tracker.views.back import back
from forum.outlets.tracker.views.desk import desk
from forum.outlets.tracker.views.follow import follow, receipt
from forum.outlets.tracker.views.home import home
from forum.outlets.tracker.views.lists import changed, decisions, matters, promises, search
from forum.outlets.tracker.views.office import office
from forum.outlets.tracker.views.pages import matter, promise
from forum.outlets.tracker.views.visited import visited

__all__ = [
    "back",
    "changed",
    "decisions",
    "desk",
    "follow",
    "home",
    "matter",
    "matters",
    "office",
    "promise",
    "promises",
    "receipt",
    "search",
    "visited",
]
