"""What happened in the demonstration county, story by story."""

from forum.demo.county import County
from forum.demo.stories import (
    beginning,
    beyond_words,
    care,
    data,
    finding,
    first_year,
    groups,
    long_road,
    moving,
    roles,
    rooms,
    short_road,
    signing_in,
    telling,
)
from forum.demo.telling import Story

STORIES_BY_PART = (
    beginning, rooms, first_year, long_road, short_road, roles, groups, moving, signing_in, care, data, beyond_words, finding,
    telling,
)  # fmt: skip


def all_stories(county: County) -> list[Story]:
    """Every story, to be told side by side."""
    return [story(county) for part in STORIES_BY_PART for story in part.STORIES]
