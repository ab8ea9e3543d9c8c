"""What the public search finds, and where each kind has its pages."""

from django.db.models import TextChoices


class Findable(TextChoices):
    MATTER = "matter", "a matter"
    WORK = "work", "something together"
    GATHERING = "gathering", "a gathering"

    @property
    def path(self) -> str:
        return {"matter": "/matters", "work": "/together", "gathering": "/come"}[self.value]
