"""Rebuilding the tallies, publishing the head of the day, and who witnesses it. append() is in chain.py."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import date

from django.db import transaction

from forum.ground import clock, journal, post
from forum.record import queries
from forum.record.models import Head, PublishedHead, Tally, Witness


def _nothing(_count: int) -> None:
    pass


@transaction.atomic
def recount(*, tell: Callable[[int], None] = _nothing) -> dict[str, tuple[int, int]]:
    """Rebuild every tally from the entries, and return those that were wrong, as (was, is). Appends wait meanwhile."""
    head = Head.objects.select_for_update().get()
    counted: Counter[str] = Counter()
    for entry in queries.walk(until=head.sequence):
        counted.update(json.loads(bytes(entry.line))["tally"])
        tell(entry.sequence)
    stored = dict(Tally.objects.values_list("name", "value"))
    wrong = {
        name: (stored.get(name, 0), counted[name])
        for name in stored.keys() | counted.keys()
        if stored.get(name) != counted.get(name)
    }
    Tally.objects.filter(name__in=[name for name in wrong if name not in counted]).delete()
    Tally.objects.bulk_create(
        [Tally(name=name, value=counted[name]) for name in wrong if name in counted],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["value"],
    )
    return wrong


@transaction.atomic
def publish_head() -> PublishedHead | None:
    """Publish today's head and queue it to every witness; None if that was done, or there is nothing to publish."""
    today = clock.today()
    head = Head.objects.select_for_update().get()  # Two processes at once: the second finds it published.
    if head.sequence == 0 or PublishedHead.objects.filter(day=today).exists():
        return None
    published = PublishedHead.objects.create(day=today, sequence=head.sequence, hash=head.hash)
    event = journal.note(
        act="record.publish_head",
        actor=None,
        subject=f"head:{published.sequence}",
        entry=published.sequence,
        about={"published": published.pk},
    )
    for witness in Witness.objects.on(today):
        post.queue(
            kind="record_head",
            way="email",
            to_kind="witness",
            to_id=witness.pk,
            event=event,
            key=f"record_head:{published.pk}:{witness.pk}",
        )
    return published


@transaction.atomic
def add_witness(*, email: str, until: date | None = None) -> Witness:
    """From today on, for good or until a day, send each day's head to this address outside the host."""
    witness = Witness.objects.create(email=email, since=clock.today(), until=until)
    journal.note(act="record.add_witness", actor=None, subject=f"witness:{witness.pk}")
    return witness


@transaction.atomic
def end_witness(*, witness: Witness) -> None:
    """Send no more, and forget the address."""
    journal.note(act="record.end_witness", actor=None, subject=f"witness:{witness.pk}")
    witness.delete()
