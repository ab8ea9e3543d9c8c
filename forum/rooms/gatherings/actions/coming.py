"""Saying that one may come, and taking it back. Places that are limited are given once each, whoever asks at once."""

from django.conf import settings
from django.db import transaction
from django.db.models import F

from forum.ground import clock, codes, journal
from forum.people import policy
from forum.people.membership.rules import Way
from forum.rooms.gatherings.models import Coming, Gathering
from forum.rooms.gatherings.queries import mark_of
from forum.rooms.gatherings.rules import ComingWay, Lift, Words


@transaction.atomic
def say_coming(
    *,
    actor: policy.Actor,
    gathering: Gathering,
    seed: str,
    called: str = "",
    how: str = ComingWay.THERE,
    number: int = 1,
    needs: str = "",
    lift: str = Lift.NONE,
    lift_from: str = "",
    way: str = Way.NONE,
    address: str = "",
) -> tuple[Coming, str]:
    """Say that one may come; returns it, and the code with which it is taken back. A form sent twice is one saying.

    Whoever is signed in says it once for each gathering: said again, it takes the place of what they said before.
    Where it is full, it waits for a place.

    Args:
        actor: whoever is at the door; nobody needs to be signed in.
        gathering: where they would come.
        seed: what the form carried, the same for each time that it is sent.
        called: what to call them, if they like.
        how: there, by phone or by video (`ComingWay`).
        number: how many come together, with them.
        needs: what would help them.
        lift: whether they need a lift, or have room (`Lift`).
        lift_from: from which town.
        way: how they hear of a change (`Way`).
        address: where, unless it is not at all.

    Raises:
        Refused: when it is over or cancelled, or cannot be joined in this way.
    """
    policy.require(actor, "gatherings.say_coming")
    locked = Gathering.objects.select_for_update(of=("self",)).get(pk=gathering.pk)
    _can_be_joined(locked, how)
    code = codes.derived(key=settings.RECEIPT_KEY, sending=f"coming:{locked.public_id}:{seed}")
    there = Coming.objects.filter(gathering=locked, fingerprint=mark_of(code)).first()
    if there is not None:
        return there, code
    if actor.person is not None:
        for before in Coming.objects.filter(gathering=locked, person=actor.person):
            _let_go(before)
    made = Coming(
        gathering=locked, person_id=actor.person, fingerprint=mark_of(code), called=called.strip(), how=how,
        number=number, needs=needs.strip(), lift=lift, lift_from=lift_from.strip(), way=way, address=address,
    )  # fmt: skip
    made.waits = not _take(made)  # before those who wait: whoever says it otherwise keeps their place
    made.save()
    _fill(locked)
    journal.note(act="gatherings.say_coming", actor=None, subject=f"coming:{made.public_id}")
    return made, code


@transaction.atomic
def not_coming(*, actor: policy.Actor, coming: Coming) -> None:
    """Take it back, without a reason; whoever waited first gets the place and is told."""
    policy.require(actor, "gatherings.not_coming")
    gathering = Gathering.objects.select_for_update(of=("self",)).get(pk=coming.gathering_id)
    held = Coming.objects.filter(pk=coming.pk).first()
    if held is None:
        raise policy.Refused(Words.NOT_COMING)
    _let_go(held)
    _fill(gathering)
    journal.note(act="gatherings.not_coming", actor=None, subject=f"gathering:{gathering.public_id}")


@transaction.atomic
def forget_coming() -> int:
    """Forget who said that they come, a week after the day; say how many."""
    number: int = Coming.objects.old().delete()[0]
    if number:
        journal.note(act="gatherings.forget_coming", actor=None, subject="coming", about={"number": number})
    return number


def _can_be_joined(gathering: Gathering, how: str) -> None:
    now = clock.now()
    if gathering.cancelled_at:
        raise policy.Refused(Words.CANCELLED)
    if gathering.ends_at < now or gathering.announced_at is None:
        raise policy.Refused(Words.NOT_COMING)
    offered = {ComingWay.THERE: True, ComingWay.PHONE: gathering.by_phone, ComingWay.VIDEO: gathering.by_video}
    if not offered[ComingWay(how)]:
        raise policy.Refused(Words.NOT_OFFERED)


def _take(coming: Coming) -> bool:
    """Take so many places if they are free. Whoever joins from afar takes none."""
    if coming.how != ComingWay.THERE:
        return True
    all_of_them = Gathering.objects.filter(pk=coming.gathering_id)
    free = all_of_them.filter(places=None) | all_of_them.filter(places__gte=F("taken") + coming.number)
    return bool(free.update(taken=F("taken") + coming.number))


def _let_go(coming: Coming) -> None:
    if coming.how == ComingWay.THERE and not coming.waits:
        Gathering.objects.filter(pk=coming.gathering_id).update(taken=F("taken") - coming.number)
    coming.delete()


def _fill(gathering: Gathering) -> None:
    """Give free places to those who wait, in their order."""
    for next_one in Coming.objects.filter(gathering=gathering, waits=True).order_by("pk"):
        if not _take(next_one):
            return  # The next in order waits on, so that nobody is passed over.
        next_one.waits = False
        next_one.save(update_fields=["waits"])
        journal.note(act="gatherings.place_is_free", actor=None, subject=f"coming:{next_one.public_id}")
