"""What every message is made with: one template, one link, and the way that somebody chose."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from forum.ground import post
from forum.ground.dated.queries import forum_today
from forum.ground.post.models import Delivery
from forum.outlets.notices.care_and_keys import CLOCKS
from forum.outlets.notices.models import Notice
from forum.outlets.notices.pausing import pauses_for
from forum.outlets.notices.reach import Reach, reach

MOST_WORDS = 60
QUOTED = 22


def about(delivery: Delivery, name: str) -> Any:
    """What the event of a delivery says under this name."""
    return delivery.event.about.get(name) if delivery.event else None


def to(delivery: Delivery) -> Reach | None:
    """Where this delivery goes now; None when its reader wants to hear nothing any more, or rests.

    Raises:
        Elsewhere: when its reader chose another way meanwhile, or told us of a need that asks for one.
    """
    if _pauses(delivery):
        return None
    found = reach(delivery.to_kind, delivery.to_id)
    if found and found.way != delivery.way:
        raise post.Elsewhere(found.way)
    return found


def _pauses(delivery: Delivery) -> bool:
    """Whether its reader rests and has not asked for it. A clock of an office that stands in it never pauses."""
    if delivery.to_kind != "person" or not pauses_for([delivery.to_id], delivery.kind):
        return False
    return not Notice.objects.filter(delivery=delivery, kind__in=CLOCKS).exists()


def letter(delivery: Delivery, template: str, *, subject: str, path: str = "", **told: Any) -> post.Message | None:
    """Write a message from its template, with the one link that it has (`path` on this site)."""
    where = to(delivery)
    if where is None:
        return None
    link = f"{settings.FORUM_ADDRESS}{path}" if path else ""
    words = render_to_string(f"notices/{template}.txt.jinja", {"link": link, "forum": forum_today(), **told})
    return post.Message(to=where.address, subject=subject, text=tidy(words), link=link)


def quoted(words: str) -> str:
    """The beginning of what was written, on one line."""
    each = words.split()
    return " ".join(each[:QUOTED]) + (" …" if len(each) > QUOTED else "")


def tidy(words: str) -> str:
    """No empty lines at the ends, and never two after each other."""
    lines: list[str] = []
    for line in words.strip().splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines) + "\n"
