"""Going there as one of two, or as the one who would; and not going after all, which needs no reason."""

from django.db import transaction

from forum.ground import journal
from forum.people import policy
from forum.people.membership.models import Person
from forum.rooms.gatherings.actions.announcing import put_up
from forum.rooms.gatherings.actions.seconding import complete, side_of
from forum.rooms.gatherings.models import Gathering, Pair
from forum.rooms.gatherings.rules import PAIRED, Words


@transaction.atomic
def go_along(*, actor: policy.Actor, gathering: Gathering, reserve: bool = False) -> Pair:
    """Be one of those who go there, or the one who would if one of them cannot. With the second it is announced.

    Raises:
        Refused: when it is no gathering of this sort, is over or cancelled, their side is there, or they go already.
    """
    policy.require(actor, "gatherings.go_along")
    locked = _locked(gathering)
    side = side_of(Person.objects.get(pk=actor.person or 0), locked)
    if not side.fits:
        raise policy.Refused(Words.NEEDS_SEAT)
    mine = Pair.objects.filter(gathering=locked, person=actor.person).first()
    if mine and mine.reserve == reserve:
        raise policy.Refused(Words.GOES)
    was_complete = complete(locked)
    if not reserve and was_complete:
        raise policy.Refused(Words.NEEDS_SIDE)
    made, _fresh = Pair.objects.update_or_create(
        gathering=locked, person_id=actor.person or 0, defaults={"reserve": reserve, "as_host": side.as_host}
    )
    journal.note(act="gatherings.go_along", actor=actor.person, subject=f"gathering:{locked.public_id}")
    if not reserve and complete(locked):
        if locked.announced_at is None:
            put_up(locked, actor=actor)
        else:
            locked.needs_second = False
            locked.save(update_fields=["needs_second"])
    return made


@transaction.atomic
def drop_out(*, actor: policy.Actor, gathering: Gathering) -> None:
    """Not go there after all, up to the last minute. It needs a second person then, and the reserve is asked."""
    mine = Pair.objects.filter(gathering=gathering, person=actor.person).first() if actor.person else None
    policy.require(actor, "gatherings.drop_out", also={policy.Role.PAIR} if mine else set())
    locked = _locked(gathering)
    mine = Pair.objects.filter(gathering=locked, person=actor.person).first()
    if mine is None:  # another tab was quicker
        raise policy.Refused(Words.GOES_NOT)
    went = not mine.reserve
    mine.delete()
    if went and locked.announced_at and not complete(locked):
        locked.needs_second = True
        locked.save(update_fields=["needs_second"])
    about = {"asks": went}
    journal.note(act="gatherings.drop_out", actor=actor.person, subject=f"gathering:{locked.public_id}", about=about)


def _locked(gathering: Gathering) -> Gathering:
    locked = Gathering.objects.select_for_update(of=("self",)).select_related("venue").get(pk=gathering.pk)
    if locked.kind not in PAIRED:
        raise policy.Refused(Words.NOT_IN_PAIRS)
    if locked.cancelled_at:
        raise policy.Refused(Words.CANCELLED)
    if locked.is_over:
        raise policy.Refused(Words.BEGUN)
    return locked
