"""Carrying out what speakers asked for: words taken back a day ago go, first from the tables, then from the files."""

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction

from forum.ground import clock
from forum.journey.answered import actions as answered
from forum.journey.heard import actions as heard
from forum.journey.heard.models import Withdrawal
from forum.journey.heard.rules import A_DAY
from forum.operations import compacting
from forum.outlets.my_data import actions as my_data
from forum.outlets.my_data import parts
from forum.outlets.my_data.models import Erasure

# Writing the files anew makes writers wait a moment, so not with every single one.
BETWEEN = timedelta(hours=20)


def carry_out_due() -> int:
    """Delete what was taken back a day ago, then leave nothing of it in the files; say how many were deleted."""
    waits = Withdrawal.objects.filter(undone_at__isnull=True, compacted_at__isnull=True)
    due = waits.filter(done_at__isnull=True, asked_at__lte=clock.now() - A_DAY)
    number = sum(carry_out(voice) for voice in list(due.order_by("asked_at").values_list("voice", flat=True)))
    lately = Withdrawal.objects.filter(compacted_at__gt=clock.now() - BETWEEN)
    if waits.filter(done_at__isnull=False).exists() and not lately.exists():
        compact()
    return number


def forget_people_due() -> int:
    """Forget whoever asked for it a day ago, then leave nothing of them in the files; say how many."""
    number = sum(my_data.carry_out(erasure=pk) for pk in list(Erasure.objects.due().values_list("pk", flat=True)))
    if number:
        carry_out_due()
    done = Erasure.objects.filter(done_at__isnull=False)
    waits, lately = done.filter(compacted_at__isnull=True), done.filter(compacted_at__gt=clock.now() - BETWEEN)
    if waits.exists() and not lately.exists():
        compact(tables=parts.held())
    return number


@transaction.atomic
def carry_out(voice: int) -> bool:
    """Delete the words of a voice wherever they are kept, in one transaction."""
    done = heard.carry_out(voice=voice)
    if done:
        answered.forget_reasons(voices=[voice])
    return done


def compact(tables: Collection[str] = ()) -> None:
    """Leave nothing of what was deleted until now in the files; `tables` are looked at besides those of voices."""
    with compacting.one_at_a_time() as ours:
        if ours:
            begun = clock.now()
            compacting.compact(tables)
            heard.compacted(before=begun)
            if tables:
                my_data.compacted(before=begun)
