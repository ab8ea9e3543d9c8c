"""Showing oneself, and taking it back."""

from django.core.files.base import ContentFile
from django.db import transaction

from forum.ground import journal
from forum.people import policy
from forum.people.introductions.models import Introduction
from forum.people.policy import Role


@transaction.atomic
def introduce(
    *, actor: policy.Actor, words: str = "", face: tuple[str, bytes] | None = None, without_face: bool = False
) -> Introduction:
    """Show oneself among who's who from now on.

    Args:
        actor: the person.
        words: a line or two of their own.
        face: kind and content of a picture that was drawn anew; None leaves what is there.
        without_face: take the picture out that is there.
    """
    policy.require(actor, "introductions.introduce", also=_self(actor))
    one, _fresh = Introduction.objects.get_or_create(person_id=actor.person or 0)
    one.words = words.strip()
    if one.face and (face or without_face):
        one.face.delete(save=False)
    if face:
        kind, content = face
        one.face.save(f"{one.public_id}.{kind}", ContentFile(content), save=False)
    one.save()
    journal.note(act="introductions.introduce", actor=actor.person, subject=f"person:{actor.person}")
    return one


@transaction.atomic
def take_back(*, actor: policy.Actor) -> None:
    """Be shown no longer; the words and the picture are gone. Done twice, it is once."""
    policy.require(actor, "introductions.take_back", also=_self(actor))
    for one in Introduction.objects.filter(person=actor.person):
        one.face.delete(save=False)
        one.delete()
        journal.note(act="introductions.take_back", actor=actor.person, subject=f"person:{actor.person}")


def _self(actor: policy.Actor) -> set[Role]:
    return {Role.SELF} if actor.signed_in else set()
