"""Who is told what of each event: reads the journal after its cursor, gathers, and queues deliveries; ids only."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from forum.ground import clock, journal, post
from forum.ground.post.rules import QUIET_UNTIL
from forum.outlets.notices.calls import AT_ONCE, Due, called_for
from forum.outlets.notices.care_and_keys import CLOCKS
from forum.outlets.notices.models import Notice
from forum.outlets.notices.pausing import pauses_for
from forum.outlets.notices.reach import people
from forum.people.consents.actions import page_sent
from forum.people.consents.models import Agreed
from forum.people.consents.rules import Purpose
from forum.people.membership.models import KeptPosted

READER = "notices"
EVENTS = 50
# Those who are gathered at once, and how long a notice waits for others like it.
GATHERED = 50
SETTLES = timedelta(minutes=2)


def tell(limit: int = EVENTS) -> int:
    """Note what the next events call for, exactly once each; return how many events were read."""
    with transaction.atomic():
        events = journal.take(reader=READER, limit=limit)
        now = clock.now()
        for event in events:
            notices = [_notice(due, event.pk, now) for due in called_for(event)]
            Notice.objects.bulk_create(notices, batch_size=500, ignore_conflicts=True)
    return len(events)


def _notice(due: Due, event: int, now: datetime) -> Notice:
    return Notice(
        kind=due.kind,
        way=due.to.way,
        to_kind=due.to.to_kind,
        to_id=due.to.to_id,
        whom=due.to.whom,
        event_id=event,
        made_at=now,
        not_before=now if due.kind in AT_ONCE else now + SETTLES,
    )


def gather(limit: int = GATHERED) -> int:
    """Make one message of whatever waits for the same person; whoever had one today gets the next tomorrow.

    Returns how many messages were queued.
    """
    queued = 0
    with transaction.atomic():
        now = clock.now()
        waiting = Notice.objects.select_for_update(skip_locked=True, of=("self",)).filter(delivery__isnull=True)
        waiting = waiting.filter(not_before__lte=now).order_by("not_before", "pk")
        due = list(waiting.select_related("event")[:limit])
        if _hand_on(due):
            due = list(waiting[:limit])
        for first in due:
            if first.kind in AT_ONCE:
                queued += _queue([first])
        for (whom, to_kind), first in {(each.whom, each.to_kind): each for each in reversed(due)}.items():
            together = Notice.objects.filter(
                whom=whom, to_kind=to_kind, way=first.way, delivery__isnull=True, not_before__lte=now
            ).exclude(kind__in=AT_ONCE)
            if _had_one_today(whom, now):
                together.update(not_before=_tomorrow(now))
            else:
                queued += _queue(list(together.order_by("pk")))
    return queued


def _hand_on(due: list[Notice]) -> bool:
    """Take out what pauses because its reader rests by now; a clock of an office goes to whoever is there instead.

    Returns whether anything changed.
    """
    away = pauses_for({one.to_id for one in due if one.to_kind == "person"}, "")
    changed = False
    for one in due:
        if one.to_kind != "person" or one.to_id not in away:
            continue
        if one.kind in CLOCKS:
            others = [other for other in called_for(one.event) if other.to.to_id != one.to_id]
            again = [_notice(other, one.event_id, one.made_at) for other in others]
            Notice.objects.bulk_create(again, ignore_conflicts=True)
            pauses = bool(others)
        else:
            pauses = bool(pauses_for([one.to_id], one.kind))
        if pauses:
            one.delete()
            changed = True
    return changed


def _had_one_today(whom: str, now: datetime) -> bool:
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    today = Notice.objects.filter(whom=whom, delivery__made_at__gte=midnight)
    return today.exclude(kind__in=AT_ONCE).exists()


def _tomorrow(now: datetime) -> datetime:
    day = timezone.localtime(now).date() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, QUIET_UNTIL))


def _queue(notices: list[Notice]) -> int:
    """One delivery for these notices of one person: in its own words, or in those of several at once."""
    if not notices:
        return 0
    first = notices[0]
    alone = len(notices) == 1
    delivery = post.queue(
        kind=first.kind if alone else "several",
        way=first.way,
        to_kind=first.to_kind,
        to_id=first.to_id,
        event=first.event if alone else None,
        key=f"notice:{first.pk}",
    )
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(delivery=delivery)
    return 1


def send_the_page(limit: int = GATHERED) -> int:
    """Queue this month's page from its first working day on, once to each address; return how many were queued."""
    today = clock.today()
    first = today.replace(day=1)
    if today < (first if clock.is_working_day(first) else clock.next_working_day(first)):
        return 0
    return _pages_to_addresses(first, limit) + _pages_to_members(first, limit)


def _pages_to_addresses(first: date, limit: int) -> int:
    """To whoever only left an address. One that came this month begins with the next page."""
    month = f"{first:%Y-%m}"
    waiting = KeptPosted.objects.filter(since__lt=first, page_of__lt=month)
    queued = 0
    for posted in waiting.order_by("pk")[:limit]:
        with transaction.atomic():
            KeptPosted.objects.filter(pk=posted.pk).update(page_of=month)
            key = f"page:{month}:{posted.public_id}"
            queued += post.queue(kind="page", way=posted.way, to_kind="posted", to_id=posted.pk, key=key) is not None
    return queued


def _pages_to_members(first: date, limit: int) -> int:
    """To those who said yes to it, in their way. Nothing to whoever rests, nor twice to the same address."""
    month = f"{first:%Y-%m}"
    agreed = Agreed.objects.now().filter(purpose=Purpose.MONTHLY, page_of__lt=month, said_at__date__lt=first)
    waiting = {one.person_id: one for one in agreed.order_by("pk")[:limit]}
    reached = {one.to_id: one for one in people(set(waiting) - pauses_for(set(waiting), "page"))}
    at = KeptPosted.objects.of({one.address for one in reached.values()})
    doubled = {address.lower() for address in at.values_list("address", flat=True)}
    queued = 0
    for person, one in waiting.items():
        with transaction.atomic():
            if not page_sent(agreed=one, month=month):
                continue
            to = reached.get(person)
            if to and to.address.lower() not in doubled:
                key = f"page:{month}:person:{person}"
                queued += post.queue(kind="page", way=to.way, to_kind="person", to_id=person, key=key) is not None
    return queued


def prune() -> int:
    """Forget what was told long ago, once its message has left or has been dropped; say how many went."""
    return Notice.objects.told_long_ago().delete()[0]
