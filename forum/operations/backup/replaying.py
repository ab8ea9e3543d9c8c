"""What was taken back since a backup was made is taken back again, before anybody sees the restored forum."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import DatabaseError, connection

from forum.ground import clock
from forum.journey.heard import actions as heard
from forum.journey.heard.models import Voice, Withdrawal
from forum.journey.heard.rules import A_DAY
from forum.operations import compacting, forgetting
from forum.outlets.my_data import actions as my_data
from forum.outlets.my_data import parts
from forum.people.membership.models import Person


def asked_in_the_live_one() -> dict[str, datetime]:
    """Which voices the database that is to be replaced knows as taken back, and since when; none if it cannot say."""
    standing = Withdrawal.objects.filter(undone_at__isnull=True)
    try:
        return dict(standing.values_list("voice__public_id", "asked_at"))
    except DatabaseError:
        connection.close()
        return {}


def replay(asked: Mapping[str, datetime], *, people: Collection[str] = ()) -> int:
    """Take these back again, carry out what is due, and leave nothing of it in the files; say how many are gone.

    Args:
        asked: voices by public id, and when they were taken back.
        people: public ids of those who were forgotten since.
    """
    there_still = Person.objects.filter(public_id__in=list(people)).select_related("account")
    for person in there_still:
        my_data.forget(person=person, words_too=False)  # What they said is named by itself where it was to go.
    there = Voice.objects.in_bulk(list(asked), field_name="public_id")
    for public_id, voice in there.items():
        heard.withdraw_again(voice=voice, asked_at=asked[public_id])
    due = Withdrawal.objects.filter(undone_at__isnull=True, done_at__isnull=True, asked_at__lte=clock.now() - A_DAY)
    gone = sum(forgetting.carry_out(voice) for voice in list(due.values_list("voice", flat=True)))
    if Withdrawal.objects.filter(done_at__isnull=False, compacted_at__isnull=True).exists():
        begun = clock.now()
        compacting.compact(parts.held() if people else ())
        heard.compacted(before=begun)
    elif there_still:
        compacting.compact(parts.held())
    return gone


def long_ago() -> datetime:
    """A moment at which whoever is named in the ledger had asked: more than a day ago."""
    return clock.now() - A_DAY * 2
