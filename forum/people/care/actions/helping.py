"""Buddies, chosen by whom it helps; and what helps when one is not well."""

from django.db import transaction

from forum.ground import clock
from forum.people import policy
from forum.people.care.actions.whose import member_called, note
from forum.people.care.models import Buddy, WhenUnwell
from forum.people.care.rules import Words
from forum.people.roles.actions.whose import require_self


@transaction.atomic
def ask_buddy(*, actor: policy.Actor, called: str) -> Buddy:
    """Ask a member to be one's buddy."""
    key = require_self(actor, "care.ask_buddy")
    other = member_called(called, but=key)
    made, fresh = Buddy.objects.get_or_create(person_id=key, defaults={"buddy": other})
    if not fresh:
        raise policy.Refused(Words.ONE_BUDDY)
    note("care.ask_buddy", actor, buddy=made.pk)
    return made


@transaction.atomic
def be_buddy(*, actor: policy.Actor, pair: Buddy, yes: bool) -> None:
    """Say yes or rather not, without a reason."""
    require_self(actor, "care.be_buddy", of=pair.buddy_id)
    asked = Buddy.objects.select_for_update().filter(pk=pair.pk, accepted_at__isnull=True).first()
    if asked is None:
        raise policy.Refused(Words.NOTHING_ASKED)
    if yes:
        asked.accepted_at = clock.now()
        asked.save(update_fields=["accepted_at"])
        note("care.be_buddy", actor, buddy=asked.pk, person=asked.person_id)
    else:
        note("care.rather_not", actor)
        asked.delete()


@transaction.atomic
def end_buddy(*, actor: policy.Actor, pair: Buddy) -> None:
    """End it, from either side, without a reason; the other is told that it has ended."""
    also = set()
    if actor.person == pair.person_id:
        also, other = {policy.Role.SELF}, pair.buddy_id
    else:
        also, other = ({policy.Role.BUDDY} if actor.person == pair.buddy_id else set()), pair.person_id
    policy.require(actor, "care.end_buddy", also=also)
    note("care.end_buddy", actor, other=other if pair.accepted_at else 0)
    Buddy.objects.filter(pk=pair.pk).delete()


@transaction.atomic
def write_when_unwell(*, actor: policy.Actor, words: str, shown_to_buddy: bool) -> WhenUnwell:
    """Write what helps when one is not well; the buddy reads it only with `shown_to_buddy`."""
    key = require_self(actor, "care.write_when_unwell")
    if not words.strip():
        raise policy.Refused(Words.NO_WORDS)
    kept, _fresh = WhenUnwell.objects.update_or_create(
        person_id=key, defaults={"words": words, "shown_to_buddy": shown_to_buddy, "written_at": clock.now()}
    )
    note("care.write_when_unwell", actor)
    return kept


@transaction.atomic
def erase_when_unwell(*, actor: policy.Actor) -> None:
    """Erase it at once."""
    key = require_self(actor, "care.write_when_unwell")
    WhenUnwell.objects.filter(person=key).delete()
    note("care.erase_when_unwell", actor)
