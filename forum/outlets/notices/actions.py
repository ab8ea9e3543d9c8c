"""Who is told what of each event: reads the journal after its cursor and queues deliveries, ids only."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from django.db import transaction

from forum.ground import clock, journal, post
from forum.ground.journal.models import Event
from forum.journey.answered.models import AnswerTo
from forum.journey.decided.models import Recommendation
from forum.journey.heard.models import Contact
from forum.journey.heard.rules import AnswerWay
from forum.journey.taken_up.models import DirectAnswer
from forum.people.membership.models import KeptPosted, OfficeHolding

READER = "notices"
AT_ONCE = 50


class Due(NamedTuple):
    """One message that an event calls for."""

    kind: str
    to_kind: str
    to_id: int


def tell(limit: int = AT_ONCE) -> int:
    """Queue what the next events call for, exactly once each; return how many events were read."""
    with transaction.atomic():
        events = journal.take(reader=READER, limit=limit)
        for event in events:
            for due in _due(event):
                post.queue(
                    kind=due.kind,
                    way="email",
                    to_kind=due.to_kind,
                    to_id=due.to_id,
                    event=event,
                    key=f"{event.pk}:{due.to_kind}:{due.to_id}:email",
                )
    return len(events)


def _due(event: Event) -> Iterator[Due]:
    find = CALLS_FOR.get(event.act)
    yield from find(event) if find else ()


def _answer(event: Event) -> Iterator[Due]:
    """Everybody whose voice an answer is for and who asked to be told."""
    answer = int(event.about["answer"])
    told = AnswerTo.objects.filter(answer=answer, feed__voice__contact__way=AnswerWay.EMAIL)
    for voice in told.values_list("feed__voice", flat=True).iterator():
        yield Due("answer", "voice", voice)


def _direct(event: Event) -> Iterator[Due]:
    direct = DirectAnswer.objects.filter(public_id=event.about["direct"]).first()
    if direct and Contact.objects.filter(voice=direct.voice_id, way=AnswerWay.EMAIL).exists():
        yield Due("direct_answer", "voice", direct.voice_id)


def _asked(event: Event) -> Iterator[Due]:
    """Whoever holds the office that is asked."""
    asked = Recommendation.objects.filter(public_id=event.about["recommendation"]).first()
    if asked:
        for holding in OfficeHolding.objects.now().filter(office=asked.office_id, person__account__email__isnull=False):
            yield Due("asked", "person", holding.person_id)


CALLS_FOR: dict[str, Callable[[Event], Iterator[Due]]] = {
    "answered.answer": _answer,
    "taken_up.answer_directly": _direct,
    "taken_up.say_why_not": _direct,
    "decided.recommend": _asked,
}


def send_the_page(limit: int = AT_ONCE) -> int:
    """Queue this month's page from its first working day on, once to each address; return how many were queued."""
    today = clock.today()
    first = today.replace(day=1)
    if today < (first if clock.is_working_day(first) else clock.next_working_day(first)):
        return 0
    month = f"{today:%Y-%m}"
    # An address that came this month begins with the next page.
    waiting = KeptPosted.objects.filter(since__lt=first, page_of__lt=month)
    queued = 0
    for posted in waiting.order_by("pk")[:limit]:
        with transaction.atomic():
            KeptPosted.objects.filter(pk=posted.pk).update(page_of=month)
            key = f"page:{month}:{posted.public_id}"
            queued += post.queue(kind="page", way="email", to_kind="posted", to_id=posted.pk, key=key) is not None
    return queued
