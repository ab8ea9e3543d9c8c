"""Small things and tasks, in parts of a quarter of an hour: taken, done, or handed back without a word."""

from collections.abc import Sequence

from django.db import transaction

from forum.ground import clock
from forum.people import policy
from forum.people.care.actions.whose import note
from forum.people.care.models import Part, SmallThing
from forum.people.care.queries import is_buddy_of, pair_at, pair_of, things_to_carry
from forum.people.care.rules import MOST_MINUTES, MOST_PARTS, ThingKind, Words
from forum.people.roles.actions.whose import require_self


@transaction.atomic
def ask_small_thing(
    *, actor: policy.Actor, kind: str, words: str, parts: Sequence[str] = (), open_to_helpers: bool = False
) -> SmallThing:
    """Ask that somebody carries a small thing: one's buddy, or any helper who offers.

    `parts` says it in pieces of a quarter of an hour; without any it is one.
    """
    key = require_self(actor, "care.ask_small_thing")
    thing = _make(key, kind, words, parts, open_to_helpers=open_to_helpers)
    pair = pair_of(key)
    note("care.ask_small_thing", actor, thing=thing.public_id,
         to=[pair.buddy_id] if pair and pair.accepted_at else [])  # fmt: skip
    return thing


@transaction.atomic
def share_task(*, actor: policy.Actor, words: str, parts: Sequence[str], kind: str = ThingKind.OTHER) -> SmallThing:
    """Put a task among members, in parts. Nobody is told; whoever looks finds it."""
    policy.require(actor, "care.share_task")
    thing = _make(actor.person or 0, kind, words, parts, for_members=True)
    note("care.share_task", actor, thing=thing.public_id)
    return thing


def _make(person: int, kind: str, words: str, parts: Sequence[str], **more: bool) -> SmallThing:
    if not words.strip():
        raise policy.Refused(Words.NO_WORDS)
    pieces = [piece.strip() for piece in parts if piece.strip()]
    if len(pieces) > MOST_PARTS:
        raise policy.Refused(Words.TOO_MANY_PARTS)
    thing = SmallThing.objects.create(kind=kind, words=words.strip(), asked_by_id=person, **more)
    Part.objects.bulk_create(
        Part(thing=thing, words=piece[:200], minutes=MOST_MINUTES, order=order)
        for order, piece in enumerate(pieces or [words.strip()], start=1)
    )
    return thing


@transaction.atomic
def take_part(*, actor: policy.Actor, part: Part) -> Part:
    """Take a part on."""
    locked = Part.objects.select_for_update(of=("self",)).select_related("thing").get(pk=part.pk)
    buddy = is_buddy_of(actor.person, locked.thing.asked_by_id)
    policy.require(actor, "care.take_part", also={policy.Role.BUDDY} if buddy else set())
    if not things_to_carry(actor).filter(pk=locked.thing_id).exists():
        raise policy.Refused(Words.CLOSED)
    if locked.taken_by_id not in {None, actor.person} or locked.done_at:
        raise policy.Refused(Words.TAKEN)
    Part.objects.filter(pk=locked.pk).update(taken_by=actor.person)
    note("care.take_part", actor, thing=locked.thing.public_id, to=[locked.thing.asked_by_id])
    return locked


@transaction.atomic
def hand_back(*, actor: policy.Actor, part: Part) -> None:
    """Hand it back in one tap: as if nobody had taken it. The pair is told, and nobody else."""
    locked = Part.objects.select_for_update(of=("self",)).select_related("thing").get(pk=part.pk)
    require_self(actor, "care.hand_back", of=locked.taken_by_id or -1)
    _give_back(actor, locked)


def give_back_all(*, actor: policy.Actor) -> None:
    """Whoever steps back hands back all that they had taken."""
    taken = Part.objects.filter(taken_by=actor.person, done_at__isnull=True, thing__closed_at__isnull=True)
    for part in taken.select_related("thing"):
        _give_back(actor, part)


def _give_back(actor: policy.Actor, part: Part) -> None:
    if part.done_at or part.thing.closed_at:
        raise policy.Refused(Words.CLOSED)
    Part.objects.filter(pk=part.pk).update(taken_by=None)
    note("care.hand_back", actor, thing=part.thing.public_id, to=sorted(pair_at(part, but=actor.person)))


@transaction.atomic
def done_with_part(*, actor: policy.Actor, part: Part) -> None:
    """Say that a part is done. Once all are, the whole is closed."""
    locked = Part.objects.select_for_update(of=("self",)).select_related("thing").get(pk=part.pk)
    require_self(actor, "care.done_with_part", of=locked.taken_by_id or -1)
    Part.objects.filter(pk=locked.pk, done_at__isnull=True).update(done_at=clock.now())
    if not locked.thing.parts.filter(done_at__isnull=True).exists():
        SmallThing.objects.filter(pk=locked.thing_id, closed_at__isnull=True).update(closed_at=clock.now())
    note("care.done_with_part", actor, thing=locked.thing.public_id, to=[locked.thing.asked_by_id])


@transaction.atomic
def end_small_thing(*, actor: policy.Actor, thing: SmallThing) -> None:
    """Say that it is no longer needed."""
    require_self(actor, "care.end_small_thing", of=thing.asked_by_id)
    SmallThing.objects.filter(pk=thing.pk, closed_at__isnull=True).update(closed_at=clock.now())
    note("care.end_small_thing", actor, thing=thing.public_id)
