"""Building the demonstration, in an empty database that is marked as one from its first moment."""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from forum.demo import queries
from forum.demo.county import settle
from forum.demo.rules import BORN, DEMONSTRATION, FOUNDED_DAYS_AGO, Words
from forum.demo.stories import all_stories
from forum.demo.telling import days_ago, tell, told_today
from forum.ground import clock
from forum.ground.dated import actions as dated
from forum.people.policy import Refused


@transaction.atomic
def build_demonstration(*, heard: Callable[[], None] = lambda: None) -> None:
    """Build the whole county, or nothing of it.

    Raises:
        Refused: when the database has a forum already.
    """
    if queries.has_a_forum():
        raise Refused(Words.NOT_EMPTY)
    with told_today():
        founded = days_ago(FOUNDED_DAYS_AGO)
        with clock.travelled_to(founded):
            dated.set_setting(key=BORN, value=DEMONSTRATION)
            county = settle(timezone.localdate(founded))
        tell(all_stories(county), heard=heard)
