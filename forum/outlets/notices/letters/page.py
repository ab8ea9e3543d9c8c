"""The one page a month: what changed, and where to meet next."""

from datetime import timedelta

from django.conf import settings

from forum.ground import clock, post
from forum.ground.post.models import Delivery
from forum.journey.answered.models import Answer
from forum.journey.answered.rules import ENDS
from forum.outlets.notices.letters.wording import letter
from forum.people.consents.queries import agreed_by
from forum.people.consents.rules import Purpose
from forum.people.membership.models import KeptPosted
from forum.rooms.gatherings.models import Gathering

ON_A_PAGE = 3


def page(delivery: Delivery) -> post.Message | None:
    stop = _stops_at(delivery)
    if not stop:
        return None
    since = clock.now() - timedelta(days=31)
    answers = Answer.objects.newest().filter(kind__in=ENDS, answered_at__gte=since).select_related("matter")[:ON_A_PAGE]
    gatherings = Gathering.objects.taking_place().for_page()[:ON_A_PAGE]
    return letter(
        delivery, "page", subject="One page, once a month", path="/changed", stop=stop, answers=answers,
        gatherings=gatherings,
    )  # fmt: skip


def _stops_at(delivery: Delivery) -> str:
    """Where these pages are stopped; nowhere, when they are no longer wanted."""
    if delivery.to_kind == "person":
        wanted = Purpose.MONTHLY in agreed_by(delivery.to_id)
        return f"{settings.FORUM_ADDRESS}/me/consents" if wanted else ""
    posted = KeptPosted.objects.filter(pk=delivery.to_id).first()
    return f"{settings.FORUM_ADDRESS}/posted/{posted.public_id}/stop" if posted else ""
