"""What was taken back since a backup was made is taken back again, before anybody sees the restored forum."""

from collections.abc import Mapping
from datetime import datetime

from django.db import DatabaseError, connection

from forum.ground import clock
from forum.journey.heard import actions as heard
from forum.journey.heard.models import Voice, Withdrawal
from forum.journey.heard.rules import A_DAY
from forum.operations import compacting, forgetting


def asked_in_the_live_one() -> dict[str, datetime]:
    """Which voices the database that is to be replaced knows as taken back, and since when; none if it cannot say."""
    standing = Withdrawal.objects.filter(undone_at__isnull=True)
    try:
        return dict(standing.values_list("voice__public_id", "asked_at"))
    except DatabaseError:
        connection.close()
        return {}


def replay(asked: Mapping[str, datetime]) -> int:
    """Take these back again, carry out what is due, and leave nothing of it in the files; say how many are gone."""
    there = Voice.objects.in_bulk(list(asked), field_name="public_id")
    for public_id, voice in there.items():
        heard.withdraw_again(voice=voice, asked_at=asked[public_id])
    due = Withdrawal.objects.filter(undone_at__isnull=True, done_at__isnull=True, asked_at__lte=clock.now() - A_DAY)
    gone = sum(forgetting.carry_out(voice) for voice in list(due.values_list("voice", flat=True)))
    if Withdrawal.objects.filter(done_at__isnull=False, compacted_at__isnull=True).exists():
        begun = clock.now()
        compacting.compact()
        heard.compacted(before=begun)
    return gone


def long_ago() -> datetime:
    """A moment at which whoever is named in the ledger had asked: more than a day ago."""
    return clock.now() - A_DAY * 2
