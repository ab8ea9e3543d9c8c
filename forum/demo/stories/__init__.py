"""What happened in the demonstration county, story by story."""

from forum.demo.county import County
from forum.demo.stories import (
    beginning,
    care,
    data,
    first_year,
    groups,
    long_road,
    roles,
    rooms,
    short_road,
    signing_in,
)
from forum.demo.telling import Story


def all_stories(county: County) -> list[Story]:
    """Every story, to be told side by side."""
    return [
        story(county)
        for part in (beginning, rooms, first_year, long_road, short_road, roles, groups, signing_in, care, data)
        for story in part.STORIES
    ]
