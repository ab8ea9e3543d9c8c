"""Peer circles: who is in is known inside only, and nothing of them reaches the record or a public page."""

from django.db import transaction

from forum.ground import clock, journal
from forum.ground.codes import new_id
from forum.people import policy
from forum.people.care.actions.whose import member_called, note
from forum.people.care.models import CircleAsked, CircleWord
from forum.people.care.queries import is_in
from forum.people.care.rules import Words
from forum.people.membership.models import Group, Membership
from forum.people.membership.rules import GroupKind
from forum.people.roles.actions.whose import require_self


@transaction.atomic
def start_circle(*, actor: policy.Actor, name: str, in_short: str = "") -> Group:
    """Start a circle and be the first in it."""
    policy.require(actor, "care.start_circle")
    if not name.strip():
        raise policy.Refused(Words.NO_WORDS)
    circle = Group.objects.create(
        slug=f"circle-{new_id()}", name=name.strip(), kind=GroupKind.CIRCLE, in_short=in_short.strip()
    )
    Membership.objects.create(person_id=actor.person or 0, group=circle)
    note("care.start_circle", actor)
    return circle


@transaction.atomic
def ask_into_circle(*, actor: policy.Actor, circle: Group, called: str) -> CircleAsked:
    """Ask a member into one's circle. Whether they come is theirs, and is told to nobody."""
    _require_inside(actor, "care.ask_into_circle", circle)
    person = member_called(called, but=actor.person)
    if is_in(person.pk, circle) or CircleAsked.objects.filter(circle=circle, person=person).exists():
        raise policy.Refused(Words.IS_IN)
    asked = CircleAsked.objects.create(circle=circle, person=person, asked_by_id=actor.person or 0)
    note("care.ask_into_circle", actor, asked=asked.pk)
    return asked


@transaction.atomic
def join_circle(*, actor: policy.Actor, asked: CircleAsked, yes: bool) -> None:
    """Join, or rather not."""
    key = require_self(actor, "care.join_circle", of=asked.person_id)
    found = CircleAsked.objects.select_for_update().filter(pk=asked.pk, circle__closed_on__isnull=True).first()
    if found is None:
        raise policy.Refused(Words.NOTHING_ASKED)
    if yes and not is_in(key, found.circle):
        Membership.objects.create(person_id=key, group=found.circle)
    found.delete()
    note("care.join_circle", actor)


@transaction.atomic
def leave_circle(*, actor: policy.Actor, circle: Group, with_words: bool = False) -> None:
    """Leave in one tap. That somebody was in is forgotten; what they said stays, or goes `with_words`.

    A circle that the last one leaves is gone with all its words.
    """
    _require_inside(actor, "care.leave_circle", circle)
    Membership.objects.filter(person=actor.person, group=circle).delete()
    if with_words:
        CircleWord.objects.filter(circle=circle, writer=actor.person).delete()
    note("care.leave_circle", actor)
    if not Membership.objects.now().filter(group=circle).exists():
        close_empty(circle=circle)


@transaction.atomic
def close_empty(*, circle: Group) -> None:
    """Forget a circle in which nobody is any more: words first, then the circle itself."""
    CircleWord.objects.filter(circle=circle).delete()
    CircleAsked.objects.filter(circle=circle).delete()
    Membership.objects.filter(group=circle).delete()
    Group.objects.filter(pk=circle.pk, kind=GroupKind.CIRCLE).delete()
    journal.note(act="care.close_empty", actor=None, subject="circles")


@transaction.atomic
def say_in_circle(*, actor: policy.Actor, circle: Group, words: str) -> CircleWord:
    """Say something to one's circle. Nobody is told; whoever looks finds it."""
    _require_inside(actor, "care.say_in_circle", circle)
    if not words.strip():
        raise policy.Refused(Words.NO_WORDS)
    said = CircleWord.objects.create(circle=circle, writer_id=actor.person or 0, words=words, said_at=clock.now())
    note("care.say_in_circle", actor)
    return said


@transaction.atomic
def take_back_word(*, actor: policy.Actor, word: CircleWord) -> None:
    """Take back what one said; it is gone at once."""
    require_self(actor, "care.take_back_word", of=word.writer_id)
    CircleWord.objects.filter(pk=word.pk).delete()
    note("care.take_back_word", actor)


def _require_inside(actor: policy.Actor, act: str, circle: Group) -> None:
    """Refuse whoever is not in it; to them it is as if there were no such circle."""
    if circle.kind != GroupKind.CIRCLE:
        raise policy.Refused(Words.NO_CIRCLE)
    policy.require(actor, act, also={policy.Role.CIRCLE} if is_in(actor.person, circle) else set())
