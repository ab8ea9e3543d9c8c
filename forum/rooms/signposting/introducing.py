"""A warm introduction: one of us rings a group first, or comes along."""

from django.db import transaction
from django.db.models import Q, QuerySet

from forum.ground import clock, journal
from forum.people import policy
from forum.rooms.signposting.models import Listing, WarmIntroduction
from forum.rooms.signposting.rules import INTRODUCTION_KEPT, Words


def old_introductions() -> QuerySet[WarmIntroduction]:
    """Those that are done since a month, or that nobody could do for two."""
    month_ago = clock.now() - INTRODUCTION_KEPT
    return WarmIntroduction.objects.filter(
        Q(done_at__lte=month_ago) | Q(done_at=None, asked_at__lte=month_ago - INTRODUCTION_KEPT)
    )


@transaction.atomic
def ask_introduction(
    *, actor: policy.Actor, listing: Listing, kind: str, called: str, reach: str, words: str = ""
) -> WarmIntroduction:
    """Ask one of us to ring a group first, or to come along."""
    policy.require(actor, "signposting.ask_introduction")
    if not (called.strip() and reach.strip()):
        raise policy.Refused(Words.NO_REACH)
    made = WarmIntroduction.objects.create(listing=listing, kind=kind, called=called, reach=reach, words=words)
    journal.note(act="signposting.ask_introduction", actor=None, subject=f"introduction:{made.public_id}")
    return made


@transaction.atomic
def take_introduction(*, actor: policy.Actor, introduction: WarmIntroduction, done: bool = False) -> WarmIntroduction:
    """Say 'I will do that'; or, once it is done, that it is."""
    policy.require(actor, "signposting.take_introduction")
    held = WarmIntroduction.objects.select_for_update().get(pk=introduction.pk)
    if held.done_at or (held.taken_by_id and not done):
        raise policy.Refused(Words.LOOKED_AT)
    held.taken_by_id = held.taken_by_id or actor.person
    held.taken_at = held.taken_at or clock.now()
    held.done_at = clock.now() if done else None
    held.save()
    journal.note(act="signposting.take_introduction", actor=actor.person, subject=f"introduction:{held.public_id}")
    return held


def forget_introductions() -> int:
    """Forget who asked for what, a month after it is done; say how many."""
    with transaction.atomic():
        gone = list(old_introductions().values_list("pk", flat=True)[:500])
        WarmIntroduction.objects.filter(pk__in=gone).delete()
        if gone:
            journal.note(act="signposting.forget_introductions", actor=None, subject="introductions")
    return len(gone)
