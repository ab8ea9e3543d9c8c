"""Asking when people can, and saying when one can."""

from datetime import datetime

from django.db import transaction

from forum.ground import clock, journal
from forum.people import policy
from forum.people.policy import Role
from forum.rooms.gatherings.models import DateAnswer, DateOption, DatePoll
from forum.rooms.gatherings.rules import MOST_DATES, Words


@transaction.atomic
def ask_for_dates(*, actor: policy.Actor, title: str, times: list[datetime]) -> DatePoll:
    """Ask members and staff which of these times would do.

    Raises:
        Refused: without a title, with fewer than two times, too many, or one that is over.
    """
    policy.require(actor, "gatherings.ask_for_dates")
    different = sorted(set(times))
    if not title.strip() or not 1 < len(different) <= MOST_DATES:
        raise policy.Refused(Words.TWO_DATES)
    if different[0] <= clock.now():
        raise policy.Refused(Words.PAST)
    poll = DatePoll.objects.create(title=title.strip())
    DateOption.objects.bulk_create([DateOption(poll=poll, starts_at=at) for at in different])
    journal.note(act="gatherings.ask_for_dates", actor=actor.person, subject=f"poll:{poll.public_id}")
    return poll


@transaction.atomic
def say_when(*, actor: policy.Actor, poll: DatePoll, can: dict[int, str]) -> None:
    """Say of each time whether one can (`Can`); said again, it replaces what was said. Left out means not said.

    Args:
        actor: a member, or somebody who acts for the host.
        poll: which.
        can: by the number of the option.
    """
    policy.require(actor, "gatherings.say_when")
    known = set(poll.options.values_list("pk", flat=True))
    DateAnswer.objects.filter(option__poll=poll, person=actor.person).delete()
    as_host = actor.holds(Role.HOST)
    DateAnswer.objects.bulk_create(
        DateAnswer(option_id=option, person_id=actor.person or 0, can=said, as_host=as_host)
        for option, said in can.items()
        if option in known and said
    )
    journal.note(act="gatherings.say_when", actor=actor.person, subject=f"poll:{poll.public_id}")


@transaction.atomic
def forget_dates() -> int:
    """Forget who could when, thirty days after the last of the times; say how many were asked."""
    old = list(DatePoll.objects.old().values_list("pk", flat=True))
    DatePoll.objects.filter(pk__in=old).delete()
    if old:
        journal.note(act="gatherings.forget_dates", actor=None, subject="polls", about={"number": len(old)})
    return len(old)
