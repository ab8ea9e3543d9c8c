"""What the public search finds."""

from django.db.models import TextChoices

TITLE = 150  # letters


class Findable(TextChoices):
    MATTER = "matter", "a matter"
    WORK = "work", "something together"
    GATHERING = "gathering", "a gathering"
    QUESTION = "question", "a question and its answer"
    STORY = "story", "a story"
    PRACTICE = "practice", "what works elsewhere"
    TABLE = "table", "a seat at another table"
    GROUP = "group", "a group of the forum"
    MINUTES = "minutes", "minutes of a meeting"
    ROLE = "role", "a role that looks for somebody"
    PARTNER = "partner", "a group that we work with"
    OFFICE = "office", "an office and what it promised"
    VENUE = "venue", "a place where we meet"
